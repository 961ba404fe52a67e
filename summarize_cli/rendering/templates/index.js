(() => {
  "use strict";
  const table = document.getElementById("index");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({
    row, place, text: row.textContent.toLocaleLowerCase(), topics: row.dataset.topics.split(" "),
  }));
  const wanted = document.getElementById("wanted");
  const topic = document.getElementById("topic");
  const shown = document.getElementById("shown");
  const filter = () => {
    const words = wanted.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text, topics } of rows) {
      const fits = words.every((word) => text.includes(word)) && (!topic.value || topics.includes(topic.value));
      row.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${rows.length} shown`;
  };
  const headings = [...table.tHead.rows[0].cells];
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const sort = (heading, column) => {
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const order = new Intl.Collator(undefined, { numeric: true }).compare;
    rows.sort((one, two) => {
      const compared = order(value(one.row, column), value(two.row, column));
      return (ascending ? compared : -compared) || one.place - two.place;
    });
    body.append(...rows.map(({ row }) => row));
  };
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading, column));
    heading.append(button);
  });
  wanted.addEventListener("input", filter);
  topic.addEventListener("input", filter);
  document.getElementById("controls").hidden = false;
  filter();
})();
