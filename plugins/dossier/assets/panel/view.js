/** The search panel: draws the state of view-state.js, and asks the index what a reader asks for. */
import { createFacet, offered } from "./facets.js";
import { listen } from "./listen.js";
import { createOption } from "./option.js";
import { keeping, soughtIn } from "./place.js";
import { worded } from "./plural.js";
import { insist, openIndex, readData } from "./source.js";
import { styled } from "./styled.js";
import { alike } from "./suggest.js";
import { START, further, next, summary } from "./view-state.js";
import { WORDS } from "./words.js";

/** Pause before the result count is spoken, so that it does not interrupt the echo of the letters typed. */
const ANNOUNCE_MS = 700;
/** Pause before the address has what was typed: browsers limit how often it may change. */
const ADDRESS_MS = 400;

/**
 * @typedef {import("./view-state.js").Action} Action
 * @typedef {import("./view-state.js").State} State
 */

/**
 * What the view cannot do alone.
 * @typedef {object} Options
 * @property {URL} root  address of the site's root
 * @property {AbortSignal} signal  ends what the view listens to
 * @property {{hasty: boolean, composing: boolean}} early  whether Enter was pressed already, or a word is being composed
 * @property {(why: string) => void} tell  says why there is no answer yet; an empty reason takes it back
 * @property {(back?: boolean) => void} leave  closes the box, and gives the focus back unless it went elsewhere
 */

/**
 * Draw the panel from now on, and listen to its box.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {Options} options
 */
export function createView(box, { root, signal, early, tell, leave }) {
  const input = part(box, "[role=combobox]", HTMLInputElement);
  const list = part(box, "[role=listbox]", HTMLElement);
  const reset = part(box, "[type=reset]", HTMLButtonElement);
  const meta = part(box, ".dossier-search__meta", HTMLElement);
  const facets = part(box, ".dossier-search__facets", HTMLElement);
  const rest = part(box, ".dossier-search__more", HTMLButtonElement);
  const live = part(box, "[role=status]", HTMLElement);
  // The theme listens to the checkbox as well: it locks scrolling and leaves the keyboard to the panel.
  const toggle = part(document, "#__search", HTMLInputElement);
  const ready = styled(document, new URL("assets/dossier/panel/panel.css", root).href);
  /** @type {State} */
  let state = START;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let announcing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let keeps;
  /** @type {ReturnType<typeof openIndex> | null}  the index, opened once, when somebody first searches */
  let opening = null;
  /** @type {Promise<void> | null} */
  let reading = null;
  /** Whether the focus goes elsewhere as the panel closes, and whether a result was followed. */
  let [away, followed] = [false, false];

  /** @param {...Action} actions */
  function dispatch(...actions) {
    const before = state;
    state = actions.reduce(next, before);
    if (toggle.checked !== state.open) toggle.click();
    if (state === before) return;
    if (state.open && !state.composing) reading ??= begin();
    if (state.token !== before.token && (state.status === "waiting" || state.growing)) answer(state);
    draw(before);
  }

  /** Read what the panel shows besides answers; without it slugs are shown, and the next use tries again. */
  async function begin() {
    try {
      const [{ names, start }] = await Promise.all([readData(root), ready]);
      dispatch({ type: "start", hits: start, names: { ...names, type: WORDS.types } });
    } catch {
      reading = null;
    }
  }

  /** @param {State} asked */
  async function answer({ token, query, limit, aim, growing }) {
    const wanted = () => token === state.token && !signal.aborted;
    const found = await insist(
      async () => {
        opening ??= openIndex(root);
        const { index, distance } = await opening.catch((error) => {
          opening = null;
          throw error;
        });
        await reading;
        // If more was typed since, this answer is too late before it is searched for.
        if (!wanted()) return null;
        return { distance, ...(await index.search(query, { limit, facets: true })) };
      },
      { box, wanted, tell: trouble },
    );
    if (!found || !wanted()) return;
    const meant = found.total ? [] : alike(query, state.names, found.distance);
    dispatch({ type: "answer", token, meant, ...found });
    if (aim >= 0 && !growing) list.children[state.active]?.scrollIntoView({ block: "center" });
  }

  /** @param {string} why */
  function trouble(why) {
    if (why !== "slow") dispatch({ type: "fail", token: state.token });
    tell(why);
  }

  /** @param {State} before */
  function draw(before) {
    if (state.open && !before.open) input.focus();
    if (!state.open && before.open) leave(!away);
    if (state.hits !== before.hits) drawList(before);
    if (state.facets !== before.facets) drawFacets();
    reset.hidden = !state.query;
    drawSelection();
    const [told, last] = [summary(state), summary(before)];
    if (state.status !== "waiting") meta.textContent = told;
    if (state.status !== "waiting" && !state.growing) tell("");
    if (told !== last) announce();
    if ((state.query !== before.query || state.open !== before.open) && !followed) keep(!state.open);
    const chosen = list.children[state.chosen];
    if (chosen instanceof HTMLElement && state.chosen !== before.chosen) chosen.click();
  }

  /** @param {State} before */
  function drawList(before) {
    // What is there stays: a reader may have it under the finger.
    const shown = before.growing ? before.hits.length : 0;
    if (!shown) list.replaceChildren();
    list.append(...state.hits.slice(shown).map((hit, at) => createOption(hit, shown + at, root)));
    // The focus stays in the panel.
    const count = further(state);
    if (rest === document.activeElement && count <= 0) list.focus();
    rest.hidden = count <= 0;
    rest.textContent = worded(WORDS.more, count);
    if (!shown) part(box, ".md-search__scrollwrap", HTMLElement).scrollTop = 0;
  }

  function drawSelection() {
    for (const [at, one] of [...list.children].entries()) one.setAttribute("aria-selected", String(at === state.active));
    const current = list.children[state.active];
    input.setAttribute("aria-expanded", String(state.open && list.children.length > 0));
    if (current) input.setAttribute("aria-activedescendant", current.id);
    else input.removeAttribute("aria-activedescendant");
    current?.scrollIntoView({ block: "nearest" });
  }

  function drawFacets() {
    const groups = offered(state.facets, state.query, state.names).map((group) => createFacet(group, ask));
    facets.hidden = !groups.length;
    const [always, folded] = facets.querySelectorAll("div:not([role])");
    always?.replaceChildren(...groups.splice(0, 1));
    folded?.replaceChildren(...groups);
    facets.querySelector("details")?.toggleAttribute("hidden", !groups.length);
  }

  function announce() {
    clearTimeout(announcing);
    live.textContent = "";
    // What is offered while nothing is typed describes the input, and is spoken with it.
    if (["idle", "waiting"].includes(state.status)) return;
    announcing = setTimeout(() => (live.textContent = summary(state)), ANNOUNCE_MS);
  }

  /**
   * Keep in the address what is searched for, or that nothing is.
   * @param {boolean} now  before the reader goes elsewhere
   * @param {number} [at]  index of the result that is followed
   */
  function keep(now, at = -1) {
    clearTimeout(keeps);
    const write = () => {
      const query = state.open ? state.query : "";
      // A reader who came back has the number of a result in the address.
      if (at < 0 && query === (soughtIn(location)?.query ?? "")) return;
      history.replaceState(history.state, "", keeping(location.href, query, at));
    };
    if (now) write();
    else keeps = setTimeout(write, ADDRESS_MS);
  }

  /** @param {string} query */
  function ask(query) {
    input.value = query;
    dispatch({ type: "open" }, { type: "input", query });
    input.focus();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const option = event.target instanceof Element && event.target.closest("[role=option]");
    if (!(option instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = [...list.children].indexOf(option);
    const query = state.hits[at]?.query;
    if (query !== undefined) {
      event.preventDefault();
      return ask(query);
    }
    keep(true, at);
    // The theme would take it for the page that is there, and go back.
    if (option.pathname === location.pathname && option.hash === location.hash) event.stopPropagation();
    depart(true);
  }

  /** The reader goes elsewhere, and the focus with them. */
  function depart(follows = false) {
    [away, followed] = [true, follows];
    dispatch({ type: "close" });
    [away, followed] = [false, false];
  }

  list.addEventListener("click", onClick, { signal });
  rest.addEventListener("click", ({ detail }) => {
    // By a key: there the options are selected in the input.
    if (!detail) input.focus();
    dispatch({ type: "more", select: !detail });
  }, { signal });
  listen({ box, input, toggle, signal, early, dispatch, depart });
}

/**
 * Return the element of the template at `selector`.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
function part(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`search: expected ${selector} in the template of the search box`);
  return found;
}
