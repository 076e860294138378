"""Rules: loaded values and pages come in, diagnostics go out."""
