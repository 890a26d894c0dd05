// The whole form in Firefox: `node bench/form_firefox.mjs FORM.html DATA.yaml MADE.docx`, to be held against `govgen render`.
// Needs firefox-esr and, in a folder above, `npm install puppeteer-core`.

import fs from "node:fs";
import puppeteer from "puppeteer-core";

const [form, data, made] = process.argv.slice(2);
const CELL = '[data-slot="0"]';
const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true, protocolTimeout: 600_000 });
const page = await browser.newPage();
const begin = Date.now();
await page.goto(`file://${fs.realpathSync(form)}`, { timeout: 300_000 });
await page.waitForFunction(() => document.documentElement.dataset.state !== "loading", { timeout: 600_000 });
const { state, typing } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
console.log(`ready: to type ${typing} ms (1000), ${state} after ${((Date.now() - begin) / 1000).toFixed(1)} s (8)`);
const answer = await page.evaluate(async (text) => {
  const { bytes, error } = await judge.ask({ do: "render", text });
  return bytes ? Array.from(bytes) : error.message;
}, fs.readFileSync(data, "utf-8"));
if (typeof answer === "string") console.log(answer);
else fs.writeFileSync(made, Buffer.from(answer));
await page.focus(CELL);
await page.keyboard.type("12");
await page.keyboard.press("Enter");
console.log(`a cell after a key and Enter: ${await page.$eval(CELL, (one) => one.value)}`);
await browser.close();
