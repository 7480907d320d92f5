// The playground: sends files, commands, presses and forms; shows what the server has rendered and escaped.
const by = (id) => document.getElementById(id);
const looks = JSON.parse(by("looks").textContent);
let look = looks.includes(localStorage.look) ? localStorage.look : looks[looks.length > 1 ? 1 : 0];
let messages = [];
let sign = "";
let run = "";
let awaited = false; // whether a review was asked for of which nothing has come yet

function chooseLook(name) {
  look = localStorage.look = name;
  document.body.dataset.look = look;
  for (const button of by("look").children) button.ariaPressed = String(button.textContent === look);
  by("thread").innerHTML = messages.map((message) => message[look]).join("");
}

for (const name of looks) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
  button.addEventListener("click", () => chooseLook(name));
  by("look").append(button);
}

function say(text) {
  by("state").textContent = text;
}

function saySign(name) {
  if (name) say(by("state").dataset[name]);
}

// Brings the beginning of what is newest into view, and the keyboard there unless somebody is typing elsewhere.
function lead(newest) {
  if (!newest) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  newest.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  if (document.activeElement.matches("input:not([type=file]), textarea, select")) return;
  newest.tabIndex = -1;
  newest.focus({ preventScroll: true });
}

async function send(path, options) {
  const response = await fetch(path, { method: "POST", ...options });
  if (!response.ok) {
    say(await response.text());
    return null;
  }
  return response.json();
}

function showAnswer(answer) {
  if (!answer) return;
  say(answer.problems.join(" "));
  by("answer").innerHTML = answer.messages.map((message) => message[look]).join("") + answer.form;
  awaited = true;
  lead(by("answer").firstElementChild);
}

async function drop(file) {
  if (!file) return;
  saySign("seen");
  sign = "";
  awaited = true;
  by("answer").replaceChildren();
  const body = new FormData();
  body.append("file", file, file.name);
  const receipt = await send("/api/drop", { body });
  if (receipt?.ahead) say(by("state").dataset.before.replace("{count}", receipt.ahead));
}

async function listen() {
  for (;;) {
    try {
      const response = await fetch(`/api/thread?after=${messages.length}&sign=${sign}${run && `&run=${run}`}`);
      if (!response.ok) throw new Error(response.statusText);
      const news = await response.json();
      if (news.run !== run) {
        // The coach was started anew and remembers nothing of what this page shows.
        messages = [];
        by("thread").replaceChildren();
        run = news.run;
      }
      messages.push(...news.messages);
      const before = by("thread").childElementCount;
      for (const message of news.messages) by("thread").insertAdjacentHTML("beforeend", message[look]);
      if (awaited && news.messages.length) {
        awaited = false;
        lead(by("thread").children[before]);
      }
      if (news.sign !== sign) saySign((sign = news.sign));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

const json = (value) => ({ body: JSON.stringify(value), headers: { "Content-Type": "application/json" } });

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-action]");
  if (!button) return;
  button.disabled = true;
  showAnswer(await send("/api/press", json({ action: button.dataset.action, value: button.dataset.value })));
  button.disabled = false;
});

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "command") {
    const text = by("line").value.trim();
    if (text) showAnswer(await send("/api/command", json({ text })));
  } else if (form.dataset.command) {
    const text = form.dataset.command + (new FormData(form).get("said") ?? "");
    showAnswer(await send("/api/command", json({ text })));
  } else if (form.dataset.form) {
    const body = new FormData(form);
    body.append("__form", form.dataset.form);
    body.append("__value", form.dataset.value);
    showAnswer(await send("/api/submit", { body }));
  }
});

by("file").addEventListener("change", (event) => drop(event.target.files[0]).then(() => (event.target.value = "")));
for (const kind of ["dragover", "dragleave", "drop"]) {
  by("drop").addEventListener(kind, (event) => {
    event.preventDefault();
    by("drop").classList.toggle("over", kind === "dragover");
    if (kind === "drop") drop(event.dataTransfer.files[0]);
  });
}

chooseLook(look);
listen();
