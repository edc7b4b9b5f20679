/** On the page that is shown where there is none: whoever reports it reports the address that failed. */
if (document.body.querySelector('[data-lost]') !== null) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.site-footer a[href*="404"]'))
    link.href = link.href.replace(encodeURIComponent('/404/'), encodeURIComponent(location.pathname));
}

export {};
