/** Passes on the document with the users. A real portal would look at the session first. */
export async function GET() {
  return fetch(process.env.USERS);
}

export const dynamic = "force-dynamic";
