// Names every choice by typing after its label: the box, the field one types in, and the list that opens.
// The admin puts these in place later, in rows that are added and when one is opened, so they are named as they appear.

const LIST = ".select2-results__options";

function chooserOf(container) {
  if (container.previousElementSibling?.matches("select")) return container.previousElementSibling;
  const list = container.querySelector(LIST);
  return list && document.getElementById(list.id.replace(/^select2-(.*)-results$/, "$1"));
}

function nameChoice(container) {
  const label = chooserOf(container)?.labels[0];
  if (!label) return;
  label.id ||= `${label.htmlFor}-label`;
  const shown = container.querySelector("[id].select2-selection__rendered");
  for (const part of container.querySelectorAll(`[role=combobox], [role=textbox], .select2-search__field, ${LIST}`)) {
    const withValue = part.matches("[role=combobox]") && shown;
    part.setAttribute("aria-labelledby", withValue ? `${label.id} ${shown.id}` : label.id);
  }
}

function nameChoices(scope) {
  if (scope.matches(".select2-container")) nameChoice(scope);
  scope.querySelectorAll(".select2-container").forEach(nameChoice);
}

nameChoices(document.body);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) nameChoices(node);
  }
}).observe(document.body, { childList: true, subtree: true });
