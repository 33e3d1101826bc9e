/* Says when the connection is lost, and that nothing typed is. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const banner = document.getElementById("offline");
  if (!banner) return;
  const show = () => { banner.hidden = false; };
  const hide = () => { banner.hidden = true; };
  window.addEventListener("offline", show);
  document.addEventListener("desk:offline", show);
  window.addEventListener("online", hide);
  document.addEventListener("desk:online", hide);
  if (!navigator.onLine) show();
});
