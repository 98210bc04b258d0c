// The page "Presets": its selects change the look of its chart.

/** Listens to the selects. */
export function choosePresets() {
  addEventListener("change", ({ target: { id, value } }) => {
    if (id === "preset") {
      const styles = document.getElementById("preset-styles");
      styles.disabled = value === "";
      if (value) styles.href = `/assets/presets/${value}.css`;
    }
    if (id === "text-size") {
      document.querySelector("active-users-chart").style.setProperty("--active-users-font-size", value);
    }
  });
}
