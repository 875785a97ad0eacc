// Makes the pages hold on to what is written when the line is lost. Everything works without it.

const DRAFT = 'draft:';
const RETRY_MS = [2000, 4000, 8000, 15000];

codeFromAddress();
codeOnBoard();
// The page before is asked for anew, not sent anew: what was posted is not posted again, and Back is never an error.
history.replaceState(history.state, '');
for (const form of document.querySelectorAll('[data-paper]')) keepAndSend(form);

/** A QR code carries the code behind #, which no browser sends to a server. It is taken out of the address at once. */
function codeFromAddress() {
  const form = document.querySelector('[data-code-form]');
  const code = decodeURIComponent(location.hash.slice(1));
  if (!form || !/^[\w ]{10,12}$/.test(code)) return;
  history.replaceState(null, '', location.pathname + location.search);
  form.elements.code.value = code;
  form.requestSubmit();
}

/** The teacher's link to the big screen. */
function codeOnBoard() {
  const board = document.querySelector('[data-board]');
  const code = location.hash.slice(1);
  if (board && /^\w{10}$/.test(code)) board.textContent = `${code.slice(0, 5)} ${code.slice(5)}`;
}

/** Only the paper that lies on the table is remembered: the next pupil on the same tablet starts with a clean one. */
function forgetOtherDrafts(own) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(DRAFT) && key !== DRAFT + own) sessionStorage.removeItem(key);
  }
}

/** A code of one's own brings the own paper back. A class shares its code, so there only the same page does. */
function draftOf(form) {
  return form.dataset.own ? form.elements.code.value : (history.state?.draft ?? form.elements.token.value);
}

function keepAndSend(form) {
  const status = form.querySelector('[data-status]');
  const draft = draftOf(form);
  const key = DRAFT + draft;
  forgetOtherDrafts(draft);
  history.replaceState({ draft }, '');
  const kept = sessionStorage.getItem(key);
  if (kept) {
    // With the token it had: the same paper sent twice is taken once.
    const { token, answers } = JSON.parse(kept);
    form.elements.token.value = token;
    restore(form, answers);
    status.textContent = status.dataset.kept;
  }
  form.addEventListener('input', () => {
    const answers = [...new FormData(form)].filter(([name]) => name.startsWith('q_'));
    sessionStorage.setItem(key, JSON.stringify({ token: form.elements.token.value, answers }));
  });

  let sending = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!sending) send(0);
  });

  async function send(tries) {
    sending = true;
    status.textContent = status.dataset.sending;
    try {
      const body = new URLSearchParams(new FormData(form));
      const response = await fetch(form.action, { method: 'POST', body, cache: 'no-store' });
      if (response.status === 429 || response.status >= 500) throw new Error('later');
      show(await response.text(), response.ok ? key : undefined);
    } catch {
      status.textContent = status.dataset.offline;
      setTimeout(() => send(tries + 1), RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
    }
  }
}

function restore(form, answers) {
  for (const [name, value] of answers) {
    const field = form.elements[name];
    if (field) field.value = value;
  }
}

/** The server's page in place of this one; what was written is forgotten once it is handed in. */
function show(page, handedIn) {
  const answer = new DOMParser().parseFromString(page, 'text/html');
  if (handedIn) {
    sessionStorage.removeItem(handedIn);
    history.replaceState(null, '');
  }
  document.title = answer.title;
  document.documentElement.lang = answer.documentElement.lang;
  document.documentElement.dir = answer.documentElement.dir;
  document.body.replaceWith(answer.body);
  scrollTo(0, 0);
  document.querySelector('main').focus();
  for (const form of document.querySelectorAll('[data-paper]')) keepAndSend(form);
}
