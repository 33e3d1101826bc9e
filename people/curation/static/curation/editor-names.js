/* Names the box of the rich text editor after its field: the label belongs to the text area that the editor hides. */
"use strict";

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) editor.view.dom.setAttribute("aria-label", label.textContent.trim().replace(/:$/, ""));
  editor.view.dom.setAttribute("aria-multiline", "true");
});
