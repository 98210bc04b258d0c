import Link from "next/link";

export const metadata = { title: "A portal in Next.js", icons: "data:," };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Overview</Link> <Link href="/people">People</Link>
        </nav>
        <main>{children}</main>
      </body>
    </html>
  );
}
