/** Draws a draft into the form. Texts are set as text, never as HTML; a list is drawn again only when it changed. */
import { mentionsOf, slugOf, speakersOf, topicsOf } from "./draft.js";
import { MOST_BYTES } from "./handover.js";
import { ROOT } from "./loading.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./claim-shape.js").Finding} Finding */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Need} Need */
/**
 * @typedef {object} Shown
 * @property {Draft} draft
 * @property {string} file @property {string} path
 * @property {Need[]} missing
 * @property {Finding[]} errors  all that are errors
 * @property {Finding[]} shown  those at whose field a reader has been
 * @property {import("./handover.js").Handover} way
 * @property {string[]} duplicates  claims that may say the same
 * @property {{questions: string[], claims: string[]}} proposed
 * @property {string} copied  "copied", "refused" or empty
 * @property {boolean} sent
 * @property {boolean} contact  whether there is a way without an account
 */

/** @param {string | undefined} text @param {Record<string, unknown>} [values] */
const said = (text, values = {}) => (text ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} tag @param {string} [text] @param {Record<string, string>} [attributes] */
function element(tag, text = "", attributes = {}) {
  const one = document.createElement(tag);
  one.textContent = text;
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  return one;
}

/** @param {string} type @param {Record<string, string>} attributes @param {string} text @param {boolean} checked */
function choice(type, attributes, text, checked) {
  const label = element("label");
  const input = /** @type {HTMLInputElement} */ (element("input", "", { type, ...attributes }));
  input.checked = checked;
  label.append(input, text);
  return label;
}

/**
 * @param {HTMLDialogElement} dialog  the form
 * @param {Dossier} dossier
 * @param {string} article
 */
export function createView(dialog, dossier, article) {
  const words = dialog.dataset;
  const outlet = dossier.articles[article]?.outlet ?? article;
  const list = new Intl.ListFormat(document.documentElement.lang || "en");
  /** What each list was drawn from. @type {Map<string, string>} */
  const drawn = new Map();
  /** @type {Element | null} */
  let marked = null;
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-show="${name}"]`));
  /** @param {string} name @returns {HTMLElement} */
  const field = (name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-field="${name}"]`));
  /** @param {string} name @returns {HTMLInputElement} */
  const control = (name) => /** @type {HTMLInputElement} */ (dialog.querySelector(`[name="${name}"]`));
  /** Draw a list unless it is as it was. @param {string} name @param {unknown} from @param {() => Node[]} make @param {HTMLElement} [into] */
  function redraw(name, from, make, into = part(name)) {
    const key = JSON.stringify(from);
    if (drawn.get(name) === key) return;
    drawn.set(name, key);
    into.replaceChildren(...make());
  }
  const labelOf = (/** @type {string} */ claim) => dossier.articles[claim.split("/")[0] ?? ""]?.outlet ?? claim;

  /** @param {Draft} draft @param {string[]} proposed */
  function questions(draft, proposed) {
    redraw("question", proposed, () => {
      const none = control("question").querySelector("option");
      const others = Object.keys(dossier.questions).filter((one) => !proposed.includes(one));
      const options = [...proposed, ...others].map((slug) => element("option", dossier.questions[slug]?.ask, { value: slug }));
      return [none ?? element("option"), ...options];
    }, control("question"));
    control("question").value = draft.question;
    const rows = /** @type {HTMLElement} */ (part("positions").querySelector(".dossier-rows"));
    part("positions").hidden = !draft.question;
    redraw("rows", draft.question, () => {
      const positions = Object.entries(dossier.questions[draft.question]?.positions ?? {});
      const own = positions.map(([slug, { label, asserts = [], reports = [] }]) => {
        const row = choice("radio", { name: "position", value: slug }, label, slug === draft.position);
        const holders = [...new Set([...asserts, ...reports])].map((one) => dossier.articles[one]?.outlet ?? one);
        const who = holders.length ? said(words.held, { articles: list.format(holders.slice(0, 4)) }) : (words.nobody ?? "");
        row.append(" ", element("span", who, { class: "dossier-soft" }));
        return row;
      });
      return [...own, choice("radio", { name: "position", value: "" }, rows.dataset.none ?? "", !draft.position)];
    }, rows);
  }

  /** @param {Draft} draft @param {string[]} claims */
  function links(draft, claims) {
    const box = part("links");
    const { dataset } = box;
    const from = Object.entries(draft.links).map(([to, { type, degree }]) => [to, type, type === "disputes" ? degree : ""]);
    field("links").hidden = !claims.length;
    redraw("links", [claims, from, Boolean(draft.position)], () =>
      claims.map((to, at) => {
        const link = draft.links[to];
        const row = element("div", "", { class: "dossier-link" });
        row.append(element("p", `${dossier.claims[to]?.says ?? to} (${labelOf(to)})`, { id: `dossier-link-${at}` }));
        const ways = element("div", "", { class: "dossier-chips", role: "group", "aria-labelledby": `dossier-link-${at}` });
        const names = draft.position ? ["qualifies", "disputes"] : ["agrees", "qualifies", "disputes"];
        for (const as of names) {
          const pressed = String(link?.type === as);
          ways.append(element("button", dataset[as], { type: "button", "data-link": as, "data-to": to, "aria-pressed": pressed }));
        }
        row.append(ways);
        if (link?.type === "disputes") {
          const far = element("div", "", { class: "dossier-chips", role: "radiogroup", "aria-label": dataset.far ?? "" });
          for (const degree of ["interpretive", "direct", "minor"]) {
            far.append(choice("radio", { name: `degree-${at}`, value: degree, "data-to": to }, dataset[degree] ?? "", link.degree === degree));
          }
          row.append(far);
        }
        if (link) {
          row.append(element("label", dataset.because, { for: `dossier-because-${at}` }));
          const because = /** @type {HTMLTextAreaElement} */ (element("textarea", "", { id: `dossier-because-${at}`, name: "because", rows: "2", "data-to": to }));
          because.value = link.because;
          row.append(because);
        }
        return row;
      }),
    );
  }

  /** @param {"topics" | "mentions"} name @param {readonly string[]} chosen @param {Readonly<Record<string, {name: string}>>} known */
  function chips(name, chosen, known) {
    redraw(name, chosen, () => Object.entries(known).map(([slug, one]) => choice("checkbox", { name, value: slug }, one.name, chosen.includes(slug))));
  }

  /** @param {Draft} draft */
  function card(draft) {
    const tone = Object.values(draft.links).some(({ type }) => type === "disputes") ? "dispute" : "lone";
    part("card").dataset.state = tone;
    const who = draft.by === "author" ? words.author : draft.speaker;
    const kind = dialog.querySelector(`[name="kind"][value="${draft.kind}"]`)?.parentElement?.textContent ?? "";
    const question = dossier.questions[draft.question];
    const position = question?.positions[draft.position]?.label;
    const related = Object.entries(draft.links).map(([to, { type, because }]) => {
      const line = element("p");
      const relation = element("b", words[type] ?? type, { class: "dossier-relation", ...(type === "disputes" ? { "data-tone": "dispute" } : {}) });
      line.append(relation, ` ${labelOf(to)}${because ? `: ${because}` : ""}`);
      return line;
    });
    const answer = position ? [element("p", `${question?.ask} ${position}`)] : [];
    const says = element("p", draft.says || words.says, { class: draft.says ? "dossier-says" : "dossier-soft" });
    part("card").replaceChildren(says, element("p", [kind, who].filter(Boolean).join(" · "), { class: "dossier-soft" }), ...answer, ...related);
    const held = question?.positions[draft.position];
    const alone = held && !held.asserts?.length && draft.by === "author";
    const disputed = Object.entries(draft.links).filter(([, { type }]) => type === "disputes").map(([to]) => labelOf(to));
    const effects = [
      draft.paragraph !== null && said(words.first, { paragraph: draft.paragraph }),
      alone && said(words.only, { position, article: outlet }),
      disputed.length > 0 && said(words.others, { claims: list.format(disputed), article: outlet }),
    ];
    part("effects").replaceChildren(...effects.flatMap((one) => (one ? [element("li", one)] : [])));
  }

  /** @param {readonly Finding[]} shown @param {Draft} draft */
  function notes(shown, draft) {
    for (const old of dialog.querySelectorAll("[data-finding]")) old.remove();
    for (const one of dialog.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    const texts = shown.map(({ path: [key], message, hint, code }) => /** @type {const} */ ([String(key ?? ""), hint ? `${message}: ${hint}` : message, code]));
    if (draft.words && !draft.passage) texts.push(["passages", words.absent ?? "", ""]);
    for (const [key, text, code] of texts) {
      const name = { passages: "words", answers: "position", by: "speaker", stance: "speaker" }[key] ?? (key || "slug");
      const at = dialog.querySelector(`[data-field="${name}"]`);
      if (!at) continue;
      const note = element("div", "", { class: "dossier-finding", "data-finding": name });
      const line = element("p", capital(text));
      if (code) line.append(" ", element("code", code));
      note.append(line);
      at.append(note);
      at.querySelector("textarea, input:not([type=radio], [type=checkbox])")?.setAttribute("aria-invalid", "true");
    }
  }

  return {
    /** What does not change. */
    fill() {
      const people = dialog.querySelector("datalist");
      people?.replaceChildren(...Object.values(dossier.entities).map(({ name }) => element("option", "", { value: name })));
    },
    /** @param {Shown} now */
    draw({ draft, file, path, missing, errors, shown, way, duplicates, proposed, copied, sent, contact }) {
      part("where").textContent = [outlet, draft.paragraph !== null && said(words.where, { paragraph: draft.paragraph })].filter(Boolean).join(", ");
      part("words").textContent = draft.passage?.text ?? "";
      part("chosen").hidden = !draft.passage || !field("words").hidden;
      const typed = /** @type {const} */ (["words", "says", "speaker", "slug"]);
      for (const name of typed) {
        const value = name === "slug" ? slugOf(draft, dossier) : draft[name];
        if (document.activeElement !== control(name) && control(name).value !== value) control(name).value = value;
      }
      for (const one of dialog.querySelectorAll("[name=kind], [name=by]")) {
        if (one instanceof HTMLInputElement) one.checked = one.value === (one.name === "kind" ? draft.kind : draft.by);
      }
      const help = /** @type {HTMLElement | null} */ (dialog.querySelector(`[name="kind"][value="${draft.kind}"]`))?.dataset.help;
      if (help) part("kind-help").textContent = capital(help);
      part("speaker").hidden = draft.by === "author";
      part("duplicate").hidden = !duplicates.length;
      const { open } = part("duplicates").dataset;
      redraw("duplicates", duplicates, () =>
        duplicates.map((name) => {
          const row = element("li");
          const link = element("a", open, { href: `${new URL(dossier.articles[article]?.page ?? "", ROOT).href}#${name.split("/")[1]}`, target: "_blank", rel: "noopener" });
          row.append(element("q", dossier.claims[name]?.says), " ", link);
          return row;
        }),
      );
      questions(draft, proposed.questions);
      links(draft, proposed.claims);
      const [topics, mentions] = [topicsOf(draft, dossier), mentionsOf(draft, dossier)];
      chips("topics", topics, dossier.topics);
      chips("mentions", mentions, dossier.entities);
      const named = [...topics.map((one) => dossier.topics[one]?.name ?? one), ...mentions.map((one) => dossier.entities[one]?.name ?? one)];
      part("more").textContent = [...named, slugOf(draft, dossier)].join(", ");
      card(draft);
      notes(shown, draft);
      part("file").textContent = file;
      part("file-name").textContent = said(words.file, { name: path.slice(path.lastIndexOf("/") + 1) });
      const needed = missing.map((one) => words[`need${capital(one)}`]).join(", ");
      const wrong = errors.map(({ message }) => message).join("; ");
      const long = way.way === "paste" && way.size > MOST_BYTES;
      const fine = long ? said(words.long, { size: way.size, most: MOST_BYTES }) : (words.ready ?? "");
      const state = needed ? said(words.needed, { what: needed }) : wrong ? said(words.wrong, { what: wrong }) : fine;
      part("status").textContent = copied ? `${words[copied]} ${state}` : state;
      const go = /** @type {HTMLElement} */ (dialog.querySelector("[data-do=propose]"));
      go.textContent = said(way.way === "open" ? words.propose : words[way.way], { host: way.name });
      go.toggleAttribute("data-waiting", Boolean(needed || wrong));
      const keys = { open: words.nextOpen, paste: words.nextPaste, copy: words.nextCopy };
      part("next").textContent = said(keys[way.way], { host: way.name, folder: path.slice(0, path.lastIndexOf("/") + 1) });
      /** @type {HTMLElement} */ (dialog.querySelector("[data-do=copy]")).hidden = way.way !== "open";
      /** @type {HTMLElement} */ (dialog.querySelector("[data-do=contact]")).hidden = !contact;
      part("going").hidden = sent;
      part("sent").hidden = !sent;
      field("speaker").dataset.by = speakersOf(draft, dossier)[0] ?? "";
    },
    /** @param {readonly Need[]} missing @param {number} wrong */
    speak(missing, wrong) {
      const text = part("status").textContent ?? "";
      if (part("spoken").textContent !== text && (missing.length || wrong || text)) part("spoken").textContent = text;
    },
    /** @param {string} text */
    askWords(text) {
      field("words").hidden = false;
      part("chosen").hidden = true;
      control("words").value = text;
      control("words").focus();
    },
    /** @param {string} name  of a field */
    focus(name) {
      if (name === "words") field("words").hidden = false;
      const empty = name === "links" && [...field("links").querySelectorAll("textarea")].find(({ value }) => !value.trim());
      const details = field(name).closest("details");
      if (details) details.open = true;
      const first = /** @type {HTMLElement | null} */ (empty || field(name).querySelector("textarea, select, input:not([type=radio]), input"));
      if (name === "speaker") control("speaker").focus();
      else first?.focus();
    },
    /** @param {string} what  of a button */
    focusOn(what) {
      const button = dialog.querySelector(`[data-do="${what}"]`);
      if (button instanceof HTMLElement) button.focus();
    },
    /** @param {string} to @param {string} as */
    focusLink(to, as) {
      const because = as === "disputes" && part("links").querySelector(`textarea[data-to="${to}"]`);
      const button = part("links").querySelector(`[data-link="${as}"][data-to="${to}"]`);
      const next = because || button;
      if (next instanceof HTMLElement) next.focus();
    },
    /** @param {"topics" | "mentions"} name @returns {string[]} */
    chosen: (name) => [...dialog.querySelectorAll(`[name="${name}"]:checked`)].map((one) => one.getAttribute("value") ?? ""),
    /** The field that an element belongs to. @param {Element} one */
    fieldAt: (one) => one.closest("[data-field]")?.getAttribute("data-field") ?? "",
    fields: () => [...dialog.querySelectorAll("[data-field]")].map((one) => ({ field: one.getAttribute("data-field") ?? "" })),
    /** Show in the text which paragraph is annotated. @param {Document} root @param {number | null} paragraph */
    mark(root, paragraph) {
      marked = paragraph === null ? null : (root.getElementById(`p${paragraph}`)?.closest(".dossier-unit, li") ?? null);
      marked?.setAttribute("data-annotated", "");
    },
    unmark: () => marked?.removeAttribute("data-annotated"),
  };
}
