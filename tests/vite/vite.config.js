// Two pages; Vite's own settings otherwise, so that what the tests show is what a fresh project meets.
export default { build: { rollupOptions: { input: ["index.html", "mounted.html"] } } };
