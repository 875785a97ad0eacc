import type { Block } from './block-types.ts';
import { cleanText, isBlank } from './clean-text.ts';
import { type Context, report, reportLooks } from './context.ts';
import { cut } from './cut-text.ts';
import { LIMITS } from './limits.ts';
import { isObject, type Json, list, str } from './read-json.ts';
import { isLinkable } from './span.ts';
import { literalBlocks, sectionBlocks } from './text-blocks.ts';

export function image(ctx: Context, element: Json, path: string): Block[] {
  reportLooks(ctx, path, element, [
    'size',
    'style',
    'width',
    'height',
    'backgroundColor',
    'horizontalAlignment',
  ]);
  const picture = imageBlock(ctx, element, path, str(element.url), str(element.altText));
  return [...picture, ...selected(ctx, element, path, str(element.altText))];
}

function imageBlock(ctx: Context, element: Json, path: string, url: string, altText: string): Block[] {
  const alt = cleanText(altText).trim();
  if (!/^https?:\/\/\S+$/i.test(url) || url.length > LIMITS.url) {
    report(ctx, path, element, 'IMAGE_AS_TEXT', isBlank(alt) ? { texts: [] } : {});
    return literalBlocks(isBlank(alt) ? ctx.labels.image : alt);
  }
  if (isBlank(alt)) report(ctx, path, element, 'IMAGE_WITHOUT_ALT');
  if (alt.length > LIMITS.imageAlt) report(ctx, path, element, 'ALT_CUT', { texts: [altText] });
  const text = isBlank(alt) ? ctx.labels.image : cut(alt, LIMITS.imageAlt);
  return [{ type: 'image', image_url: url, alt_text: text }];
}

/** The action of a picture or container as a button after it. */
export function selected(ctx: Context, element: Json, path: string, label: string): Block[] {
  const action = element.selectAction;
  if (!isObject(action)) return [];
  reportLooks(ctx, path, element, ['selectAction']);
  return ctx.actions([action], `${path}.selectAction`, label);
}

export function imageSet(ctx: Context, element: Json, path: string): Block[] {
  const images = list(element.images).map((one) =>
    isObject(one) && !one.type ? { ...one, type: 'Image' } : one,
  );
  const blocks = ctx.elements(images, `${path}.images`);
  if (images.length > 1) report(ctx, path, element, 'STACKED');
  return blocks;
}

/** Poster and link: the description is the text of the link. */
export function media(ctx: Context, element: Json, path: string): Block[] {
  const alt = cleanText(str(element.altText)).trim();
  const poster = str(element.poster)
    ? imageBlock(ctx, element, `${path}.poster`, str(element.poster), alt)
    : [];
  const links = list(element.sources).flatMap((source) => mediaLink(source, alt));
  const missing = links.length === 0 && poster.length === 0 && !isBlank(alt) ? literalBlocks(alt) : [];
  report(ctx, path, element, 'MEDIA');
  return [...poster, ...links, ...missing];
}

function mediaLink(source: unknown, alt: string): Block[] {
  const url = isObject(source) ? cleanText(str(source.url)).trim() : '';
  if (isBlank(url)) return [];
  const text = isBlank(alt) ? url : alt;
  if (isLinkable(url) && url.length <= LIMITS.linkInText) return sectionBlocks([{ text, url }]);
  return literalBlocks(text === url ? url : `${text} (${url})`);
}
