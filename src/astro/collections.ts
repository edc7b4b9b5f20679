import type { Loader } from 'astro/loaders';
import { renderedItems } from './rendered-items.ts';

/**
 * Content collections for pages of your own: `items` holds every item of the SMS as this audience may see it, with its text
 * rendered. For `src/content.config.ts`.
 */
export function clausebookCollections(): { readonly items: ItemCollection } {
  return { items: { type: 'content_layer', loader: itemLoader() } };
}

/** What `defineCollection` of Astro gives for a loader; its module cannot be imported outside of a site. */
export interface ItemCollection {
  readonly type: 'content_layer';
  readonly loader: Loader;
}

function itemLoader(): Loader {
  return {
    name: 'clausebook-items',
    // A failure here fails the build: a manual with a page missing must not be published.
    load: async (context) => {
      const { config, store } = context;
      store.clear();
      for (const item of await renderedItems(config.root)) {
        const data = await context.parseData({ id: item.id, data: item.data });
        store.set({
          id: item.id,
          data,
          body: item.body,
          rendered: { html: item.html },
          digest: context.generateDigest(`${item.digest}${item.html}`),
        });
      }
    },
  };
}
