(() => {
  try {
    const theme = localStorage.getItem("cellwright.theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage may be switched off; then the system's theme is used.
  }
})();
