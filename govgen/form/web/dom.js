// Elements made from plain data. Texts are set as texts: nothing that was typed ever becomes markup.

/** An element; of its properties `class`, `text` and `on…` are told apart, the others are attributes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const $ = (id) => document.getElementById(id);

/** A text as it was before its repeated pieces were folded: behind each mark stands how far back, and how long. */
export function unfolded(text) {
  const [first, ...pieces] = text.split("~");
  const told = [...first];
  for (const piece of pieces) {
    const from = told.length - piece.charCodeAt(0) + 0xa0;
    for (let i = 0; i < piece.charCodeAt(1) - 0x41; i++) told.push(told[from + i]);
    for (const one of piece.slice(2)) told.push(one);
  }
  return told.join("");
}

/** The data that the page was made with. */
export const dataIn = (id) => JSON.parse(unfolded($(id).textContent));

/** A short word on what happened, for the eye and for screen readers. */
export function say(text) {
  $("status").textContent = text;
}

/** What is said while something is done, and no longer. */
export async function during(text, deed) {
  say(text);
  try {
    return await deed();
  } finally {
    if ($("status").textContent === text) say("");
  }
}

/** What stays to be seen at the top of the page; a dialog would be closed by the next key of someone who types. */
export function warn(text) {
  $("warning").textContent = text;
  $("warning").hidden = false;
}

/** A dialog of the page; resolves to the word of the button that closed it, empty for Escape. */
export function ask(title, body, buttons) {
  const dialog = h("dialog", { "aria-label": title }, h("h2", { text: title }), body);
  return new Promise((resolve) => {
    const close = (word) => {
      dialog.close();
      dialog.remove();
      resolve(word);
    };
    const row = buttons.map((word, i) => h("button", { type: "button", class: i ? "" : "main", text: word, onclick: () => close(word) }));
    dialog.append(h("p", { class: "buttons" }, row));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close("");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export const tell = (title, text) => ask(title, h("p", { text }), ["知道了"]);
