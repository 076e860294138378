/** Cards of previews: fetched once from the page that a link leads to, and shown in a box beside the link. */

const CARD = "template[data-dossier=card]";
/** What may stand beside a link already. */
const SAYS = ".dossier-preview-says, .dossier-preview-reason, .dossier-preview-about";
/** Room between the box and the edge of the window, CSS pixels. */
const GAP = 8;

/** @typedef {import("./previews-state.js").Source} Source */
/** @typedef {{state: string, content: DocumentFragment}} Card  how it is drawn: `dispute`, `agree` or `lone`; what it says */

/**
 * @param {Document} root
 * @returns {(source: Source) => Promise<Card | null>}  a copy of a card; null if the page or its card is not there
 */
export function createCards(root) {
  /** @type {Map<string, Promise<Card | null>>} */
  const known = new Map();

  /** @param {Source} source @returns {Promise<Card | null>} */
  async function read({ page, place, whole }) {
    const answer = await fetch(page);
    if (!answer.ok) return null;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const template = /** @type {HTMLTemplateElement | null} */ (found.querySelector(CARD));
    const content = whole ? template?.content : paragraphOf(found, place);
    if (!content) return null;
    // Addresses are relative to the page; a link without one leads to the page itself.
    for (const link of content.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? page, page).href;
    return { state: template?.dataset.state ?? "lone", content: root.adoptNode(content) };
  }

  return async (source) => {
    const key = source.whole ? source.page : `${source.page}#${source.place}`;
    const card = known.get(key) ?? read(source).catch(() => null);
    known.set(key, card);
    const found = await card;
    return found && { ...found, content: /** @type {DocumentFragment} */ (found.content.cloneNode(true)) };
  };
}

/**
 * Return the paragraph `id` of an article without what was added to its text; null if it is not there.
 * @param {Document} found @param {string} id
 */
function paragraphOf(found, id) {
  const unit = found.getElementById(id)?.parentElement;
  const text = unit?.querySelector(":scope > :is(p, .dossier-item, h2, h3)");
  if (!text) return null;
  for (const added of text.querySelectorAll("[data-dossier^=tall]")) added.remove();
  for (const named of text.querySelectorAll("[id]")) named.removeAttribute("id");
  const [content, where, passage, words] = [
    found.createDocumentFragment(),
    found.createElement("p"),
    found.createElement("div"),
    found.createElement("p"),
  ];
  where.className = "dossier-preview-where";
  where.textContent = `¶${id.slice(1)} · ${found.querySelector("h1")?.textContent ?? ""}`;
  passage.className = "dossier-preview-passage";
  words.append(...text.childNodes);
  passage.append(words);
  content.append(where, passage);
  return content;
}

/**
 * @param {Document} root
 * @param {() => boolean} on  whether previews are wanted
 */
export function createBox(root, on) {
  /** @param {string} kind @param {Node[]} held */
  const part = (kind, ...held) => {
    const made = root.createElement("div");
    made.className = kind;
    made.append(...held);
    return made;
  };
  /** @param {string} kind @param {string} [text] */
  const button = (kind, text = "") => {
    const made = root.createElement("button");
    made.type = "button";
    made.className = kind;
    made.textContent = text;
    return made;
  };
  const power = button("dossier-preview-switch");
  const shut = button("dossier-preview-close", "Close");
  const body = part("dossier-preview-body");
  const foot = part("dossier-preview-foot");
  const box = part("dossier-preview", body, foot);
  box.id = "dossier-preview";
  box.role = "group";
  box.popover = "manual";
  power.role = "switch";

  const words = document.getElementById("dossier-previews")?.dataset ?? {};

  function label() {
    power.textContent = (on() ? words.on : words.off) ?? "";
    power.ariaChecked = String(on());
  }

  /** @param {Card} card @param {HTMLElement} link @returns {boolean}  whether it says more than stands beside the link */
  function fill({ state, content }, link) {
    const where = content.querySelector(".dossier-preview-where");
    const name = where?.querySelector("b") ?? content.querySelector(".dossier-preview-says") ?? where;
    box.dataset.state = state;
    box.ariaLabel = `${words.name} ${name?.textContent ?? ""}`;
    const relation = link.closest(".dossier-relations > li")?.querySelector(".dossier-relation");
    if (relation) where?.prepend(relation.cloneNode(true), " ");
    // What is seen beside the link is not said again.
    const beside = link.closest(".dossier-note") ?? link.closest("li, p, tr") ?? link;
    const said = /** @type {HTMLElement} */ (beside).innerText;
    for (const again of content.querySelectorAll(SAYS)) {
      if (said.includes((again.querySelector("span") ?? again).textContent ?? "")) again.remove();
    }
    const ways = content.querySelector(".dossier-preview-ways");
    ways?.remove();
    foot.replaceChildren(...(ways?.children ?? []), power, shut);
    body.replaceChildren(content);
    label();
    return body.querySelector(`${SAYS}, .dossier-preview-passage, .dossier-preview-sides`) !== null;
  }

  return {
    element: box,
    power,
    shut,
    label,
    /**
     * @param {Card} card @param {HTMLElement} link
     * @param {boolean} low  whether it is at the foot of the window
     * @returns {boolean}  whether it is shown: not where all of it stands beside the link
     */
    show(card, link, low) {
      if (!fill(card, link)) return false;
      // A press within the card must not close a note that is open above the page.
      (link.closest(":popover-open, main") ?? root.body).append(box);
      box.removeAttribute("style");
      box.toggleAttribute("data-sheet", low);
      link.setAttribute("aria-expanded", "true");
      // The style sheet takes it for the anchor of the card.
      link.setAttribute("aria-controls", box.id);
      // After its source, the Tab key comes to the card.
      box.showPopover({ source: link });
      body.tabIndex = body.scrollHeight > body.clientHeight ? 0 : -1;
      if (low) reveal(link);
      else if (!CSS.supports("position-area: block-end")) place(link);
      return true;
    },
    /** @param {HTMLElement} link */
    hide(link) {
      if (box.contains(root.activeElement)) link.focus({ preventScroll: true });
      box.remove();
      link.removeAttribute("aria-expanded");
      link.removeAttribute("aria-controls");
      root.documentElement.removeAttribute("data-dossier-sheet");
    },
  };

  /** Bring the link into view above a card at the foot. @param {HTMLElement} link */
  function reveal(link) {
    root.documentElement.setAttribute("data-dossier-sheet", "");
    const over = link.getBoundingClientRect().bottom - box.getBoundingClientRect().top + 2 * GAP;
    if (over > 0 && !link.closest(":popover-open")) scrollBy({ top: over });
  }

  /** Where the browser does not place the card: below the link or above it, within the window. @param {HTMLElement} link */
  function place(link) {
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const start = getComputedStyle(link).direction === "rtl" ? right - width : left;
    const below = bottom + height + GAP <= innerHeight || top < height;
    box.style.left = `${Math.max(GAP, Math.min(start, innerWidth - width - GAP))}px`;
    box.style.top = `${below ? bottom : top - height - GAP}px`;
  }
}
