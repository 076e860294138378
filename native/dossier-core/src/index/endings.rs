//! Endings of words by language, so that a reader without a stemmer knows a form that no page has.

/// Letters that are left of a word without its ending, at least.
const MIN_STEM_LETTERS: usize = 3;

/// Endings of forms, folded as terms are, by the first part of the tag of their language.
#[rustfmt::skip]
const ENDINGS: [(&str, &str); 19] = [
    ("ar", "ا ات ان ة ت تم تي ك كم ن نا ه ها هم هن و وا ون ي يا ية ين"),
    ("da", "e ede en ende ene enes ens er ere eren erne ernes ers es est et ets r s t te"),
    ("de", "e em en end ende enden ender er eren erer ern es est et in innen n nen s st ste sten t te ten test tet ung ungen"),
    ("el", "α ας ε εις ει ες ετε η ης ησ ι ια ιας ιασ ιεσ ιου ιων ο οι οσ ου ουμε ουν ουσ ω ων ασ εσ εισ"),
    ("en", "able al ally ation ations e ed er ers es est ied ier ies iest ily iness ing ings ion ions ities ity ive ly ment ments ness or ors s y"),
    ("es", "a aba aban ada adas ado ados amos an ando ar ara aria aron as e emos en er era es ia ian ida idas ido idos iendo ieron imos io ion iones ir mente o os s"),
    ("fi", "a aan an assa asta e en i ia iin iksi illa ille ilta in ina ineen ista issa ja jen ksi lla lle lta mme n na sa sia ssa sta ta taan tta tte vat"),
    ("fr", "a ai aient aire ais ait al ale ales ant ante antes ants as ation ations aux e ee ees ement ent er era eront es euse euses eux ez ez if ifs ions ir is issant issent it ive ives ons s x"),
    ("hu", "a ak ai at ba ban be ben bol e ek ei en et hez hoz i ig ja je k kent n nak nek ok on ot ra re rol t tol val vel"),
    ("it", "a ando ano are ata ate ati ato ava avano e endo ere eva evano hanno he hi i ione ioni ire ita ite iti ito mente o ono uta ute uti uto"),
    ("ko", "가 과 까지 께서 는 는데 도 들 들은 들을 들의 들이 라고 로 를 만 보다 부터 에 에게 에는 에도 에서 와 으로 은 을 의 이 이나 이다 이라고 입니다 처럼 하고 하는 하다 한 한테 할 합니다 해 했다"),
    ("nl", "d de den e en er ers es ing ingen n nen s st ste t te ten"),
    ("no", "a ane e ede en ende ene enes ens er ere eren erne ers es est et ets r s t te"),
    ("pt", "a ada adas ado ados aes ais al am ando ar as ava avam e eis el em endo er es ia iam ida idas ido idos indo ir mente o oes os ou s"),
    ("ro", "a and at ata ate ati e ea ei ele eaza ez i ii ile ilor ind it ita le lor lui u ul ului uri urile"),
    ("ru", "а ает ает ала али ало ам ами ат ать ах ают ая е ев ее ей ем ет еть ешь и ие ий ил ила или им ими ит ить их ию ия иях о ов ого ое ой ом ому у ую ы ые ый ым ыми ых ь ью ю ют я ям ями ят ях"),
    ("sv", "a ad ade ande ar arna as at de e en ens er erna et ets n na or orna s t te"),
    ("tr", "a acak da dan de den di du e ecek i im in la lar lari le ler leri m mis mus nin nun si su ta tan te ten ti tu u um un ya ye yi yor yu"),
    ("uk", "а ам ами ах ають ая е ев ей ем ему ети еть ею и ий им ими ити их о ов ові ого ое ой ом ому ою у ують ю ють я ям ями ять ях і ів ій ім іх ії ію"),
];

/// The endings of the language `tag`; none for a language without.
pub(super) fn endings_of(tag: &str) -> impl Iterator<Item = &'static str> {
    let found = ENDINGS.iter().filter(move |(name, _)| *name == tag);
    found.flat_map(|(_, endings)| endings.split(' '))
}

/// `word` without the longest of `endings`, which are sorted, and with its last letter once if it is doubled.
pub(super) fn light_stem(word: &str, endings: &[String]) -> String {
    let starts = word.char_indices().map(|(at, _)| at).skip(MIN_STEM_LETTERS);
    let known = |at: &usize| endings.binary_search_by(|ending| (**ending).cmp(&word[*at..])).is_ok();
    let mut stem = word[..starts.into_iter().find(known).unwrap_or(word.len())].to_owned();
    let mut letters = stem.chars().rev();
    if letters.next().is_some_and(|last| letters.next() == Some(last)) {
        stem.pop();
    }
    stem
}

/// Whether `form` is another form of a word, given with its light stem.
pub(super) fn are_forms((word, stem): (&str, &str), form: &str, endings: &[String]) -> bool {
    let other = light_stem(form, endings);
    other == stem || other == word || form == stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn related(tag: &str, one: &str, other: &str) -> bool {
        let mut endings: Vec<String> = endings_of(tag).map(str::to_owned).collect();
        endings.sort();
        are_forms((one, &light_stem(one, &endings)), other, &endings)
    }

    #[test]
    fn forms_of_a_word_are_known_without_its_stemmer() {
        for (tag, one, other) in [
            ("en", "harvesting", "harvested"),
            ("en", "canaries", "canary"),
            ("en", "running", "runs"),
            ("de", "hauser", "haus"),
            ("fr", "chantait", "chanter"),
            ("es", "camiones", "camion"),
            ("ru", "дорогами", "дорога"),
            ("uk", "містами", "місто"),
            ("sv", "husen", "hus"),
        ] {
            assert!(related(tag, one, other) && related(tag, other, one), "{one} {other}");
        }
        assert!(!related("en", "ring", "red"), "too little is left");
        assert!(!related("en", "wooden", "woolen"));
        assert!(!related("xx", "harvesting", "harvested"));
    }
}
