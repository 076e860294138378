/** Style sheets of what a page needs only once somebody asks for it. */

/**
 * Add a style sheet, unless the page has it.
 * @param {Document} root
 * @param {string} address
 * @returns {Promise<void>}  fulfilled once it is in force, or cannot be
 */
export function styled(root, address) {
  if ([...root.querySelectorAll("link")].some(({ href }) => href === address)) return Promise.resolve();
  const sheet = root.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = address;
  return new Promise((resolve) => {
    sheet.onload = sheet.onerror = () => resolve();
    // The theme exchanges the head with the page.
    root.body.append(sheet);
  });
}
