import { h, icon } from './dom.js';
import { t } from './texts.js';

/** How close to the end of the chat counts as being there, in pixels. */
const NEAR_END = 120;
/** What peeks in by less than this has not been seen. */
const PEEK = 40;

/** Where in a chat one reads: what is new is brought into sight, or there is a sign that it came. */
export function createReading(scroll) {
  const unseen = new Set();
  const sign = h(
    'button',
    { type: 'button', class: 'newer', hidden: true, on: { click: goToFirst } },
    t('chat.newer'),
    icon('down'),
  );
  const watcher = new IntersectionObserver(look, { root: scroll, rootMargin: `0px 0px -${PEEK}px 0px` });

  function look(entries) {
    for (const { target, isIntersecting } of entries) if (isIntersecting) see(target);
    sign.hidden = unseen.size === 0;
  }

  function see(element) {
    unseen.delete(element);
    watcher.unobserve(element);
  }

  function isAtEnd() {
    return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  }

  scroll.addEventListener('scroll', () => {
    if (unseen.size === 0 || !isAtEnd()) return;
    for (const element of [...unseen]) see(element);
    sign.hidden = true;
  });

  function goToFirst() {
    const [first] = unseen;
    if (!first) return;
    bringTo(first, 'start');
    first.querySelector('.message-body')?.focus({ preventScroll: true });
  }

  function fits(element) {
    return element.offsetHeight <= scroll.clientHeight - PEEK;
  }

  return {
    sign,
    isAtEnd,
    /** Something new that nobody here asked for. */
    arrived(element) {
      unseen.add(element);
      watcher.observe(element);
    },
    /** What is taller than the window is shown from its beginning. */
    reveal: (element) => bringTo(element, fits(element) ? 'end' : 'start'),
    /** Moves no more than is needed for the beginning to be seen. */
    keep(element) {
      const { top } = element.getBoundingClientRect();
      const window = scroll.getBoundingClientRect();
      const isSeen = top >= window.top && top <= window.bottom - 2 * PEEK;
      if (fits(element)) bringTo(element, 'nearest');
      else if (!isSeen) bringTo(element, 'start');
    },
    close: () => watcher.disconnect(),
  };
}

export function bringTo(element, block) {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  element.scrollIntoView({ block, behavior });
}
