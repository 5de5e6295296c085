// Tables in the text: the very HTML that is stored, edited with buttons that show while the cursor stands in one.

import { Table, TableCell, TableHeader, TableRow, crel, pm } from "django-prose-editor/editor";
import { placeFor } from "desk/card";

const { TextSelection } = pm.state;
const ROWS = 3;
const COLUMNS = 3;

// Lines and areas of the icons on a square of 24; what the font of icons has is named below.
const ICONS = {
  rowAbove: "M3 11h18v10H3zM3 16h18M12 11v10M12 2v6M9 5h6",
  rowBelow: "M3 3h18v10H3zM3 8h18M12 3v10M12 16v6M9 19h6",
  columnLeft: "M11 3h10v18H11zM16 3v18M11 12h10M5 9v6M2 12h6",
  columnRight: "M3 3h10v18H3zM8 3v18M3 12h10M19 9v6M16 12h6",
  deleteRow: "M3 3h18v5H3zM3 16h18v5H3zM9.5 9.5l5 5M14.5 9.5l-5 5",
  deleteColumn: "M3 3h5v18H3zM16 3h5v18h-5zM9.5 9.5l5 5M14.5 9.5l-5 5",
  headRow: "M3 3h18v18H3zM3 9h18M3 15h18M12 9v12M3 5h18M3 7h18",
};

function drawn(path) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"><path d="${path}"/></svg>`;
}

class TableBlock {
  constructor(node) {
    this.caption = crel("caption", { contentEditable: "false" });
    this.contentDOM = crel("tbody");
    this.dom = crel("div", { className: "table-block" }, [crel("table", {}, [this.caption, this.contentDOM])]);
    this.update(node);
  }

  update(node) {
    if (node.type.name !== "table") return false;
    this.caption.textContent = node.attrs.title ?? "";
    this.caption.hidden = !node.attrs.title;
    return true;
  }

  ignoreMutation({ type, target }) { return type !== "selection" && !this.contentDOM.contains(target); }
}

function emptyTable() {
  const cells = (type) => Array.from({ length: COLUMNS }, () => ({ type, content: [{ type: "paragraph" }] }));
  const row = (_nothing, n) => ({ type: "tableRow", content: cells(n ? "tableCell" : "tableHeader") });
  return { type: "table", content: Array.from({ length: ROWS }, row) };
}

// The cursor into the first cell, and a line after the table where the text would end with it.
function enterTable({ tr }) {
  const { $from } = tr.selection;
  let depth = $from.depth;
  while (depth && $from.node(depth).type.name !== "table") depth -= 1;
  if (!depth) return false;
  const after = $from.after(depth);
  if (after === tr.doc.content.size) tr.insert(after, tr.doc.type.schema.nodes.paragraph.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve($from.start(depth))));
  return true;
}

const DeskTable = Table.extend({
  addOptions() {
    return { ...this.parent?.(), words: {} };
  },

  addAttributes: () => ({
    title: {
      default: null,
      parseHTML: (element) => element.dataset.title || element.caption?.textContent.trim() || null,
      renderHTML: ({ title }) => (title ? { "data-title": title } : {}),
    },
  }),

  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, 0],
  addNodeView: () => ({ node }) => new TableBlock(node),

  addCommands() {
    return {
      ...this.parent?.(),
      addTable: () => ({ chain, state }) => (
        chain().focus().insertContentAt(placeFor(state.selection), emptyTable()).command(enterTable).run()
      ),
    };
  },

  addMenuItems({ menu, buttons }) {
    const { words } = this.options;
    const inTable = (editor) => editor.isActive("table");
    const define = (name, button, command, rest) => menu.defineItem({ name, groups: "tables", button, command, ...rest });
    const item = (name, button, run) => define(name, button, (editor) => run(editor.chain().focus()).run(), {
      hidden: (editor) => !inTable(editor),
    });
    define("table", buttons.material("grid_on", words.table), (editor) => editor.commands.addTable(), { hidden: inTable });
    const icon = (name) => buttons.svg(drawn(ICONS[name]), words[name]);
    item("rowAbove", icon("rowAbove"), (chain) => chain.addRowBefore());
    item("rowBelow", icon("rowBelow"), (chain) => chain.addRowAfter());
    item("deleteRow", icon("deleteRow"), (chain) => chain.deleteRow());
    item("columnLeft", icon("columnLeft"), (chain) => chain.addColumnBefore());
    item("columnRight", icon("columnRight"), (chain) => chain.addColumnAfter());
    item("deleteColumn", icon("deleteColumn"), (chain) => chain.deleteColumn());
    item("headRow", icon("headRow"), (chain) => chain.toggleHeaderRow());
    define("tableTitle", buttons.material("title", words.tableTitle), (editor) => editor.commands.askTableTitle(), {
      hidden: (editor) => !inTable(editor),
    });
    item("deleteTable", buttons.material("grid_off", words.deleteTable), (chain) => chain.deleteTable());
  },
});

// Cells over several columns or rows are none of ours: what is pasted is taken apart.
const one = { default: 1, rendered: false, parseHTML: () => 1 };
const alone = {
  content: "paragraph+",
  addAttributes: () => ({ colspan: one, rowspan: one, colwidth: { default: null, rendered: false, parseHTML: () => null } }),
};

export function tables(settings) {
  return [
    DeskTable.configure({ ...settings, resizable: false }),
    TableRow.extend({ content: "(tableCell | tableHeader)+" }),
    TableHeader.extend({ ...alone, renderHTML: () => ["th", 0] }),
    TableCell.extend({ ...alone, renderHTML: () => ["td", 0] }),
  ];
}
