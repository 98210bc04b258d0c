import { count } from "../shared/rules.js";

onmessage = async ({ data: address }) => {
  try {
    const response = await fetch(address);
    postMessage({ counts: count(await response.json()) });
  } catch (error) {
    postMessage({ error: { message: error.message } });
  }
};
