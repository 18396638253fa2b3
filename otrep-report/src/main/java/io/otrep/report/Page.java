package io.otrep.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One HTML file that needs nothing else: styles, script and charting library are inside, and nothing is fetched. It has a light and a dark face, fits
 * a phone and prints. The same sections give the same bytes. For example {@code Page.builder("Risk").section(Section.of("Losses",
 * chart)).build().writeHtml(path)}. Immutable and thread-safe.
 */
public final class Page {
    private final String title;
    private final String subtitle;
    private final String footer;
    private final List<Section> sections;

    private Page(Builder b) {
        this.title = b.title;
        this.subtitle = b.subtitle;
        this.footer = b.footer;
        this.sections = List.copyOf(b.sections);
    }

    /**
     * Starts a page.
     *
     * @param title its heading, and the name of the browser's tab
     * @return a builder
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /**
     * The page as HTML that is well-formed XML too.
     *
     * @return the whole document
     */
    public String html() {
        Html body = new Html();
        header(body);
        body.open("main");
        if (sections.isEmpty()) {
            body.element("p", "This page has no sections.", "class", "none");
        }
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i).write(body, "s" + (i + 1));
        }
        body.close("main").line();
        if (!footer.isEmpty()) {
            body.element("footer", footer).line();
        }
        return document(body);
    }

    /**
     * Writes the page to a file, UTF-8, and makes the folders above it.
     *
     * @param file replaced if it is there
     * @throws UncheckedIOException if it cannot be written
     */
    public void writeHtml(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, html());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the page to " + file, e);
        }
    }

    private void header(Html body) {
        body.open("header").open("div").element("h1", title);
        if (!subtitle.isEmpty()) {
            body.element("p", subtitle, "class", "subtitle");
        }
        body.close("div");
        body.element("button", "Light or dark", "type", "button", "id", "theme", "hidden", "hidden");
        body.close("header").line();
        if (sections.size() > 1) {
            body.open("nav", "aria-label", "Contents").open("ul");
            for (int i = 0; i < sections.size(); i++) {
                body.open("li")
                        .element("a", sections.get(i).title(), "href", "#s" + (i + 1))
                        .close("li");
            }
            body.close("ul").close("nav").line();
        }
    }

    private String document(Html body) {
        Html page = new Html().raw("<!DOCTYPE html>\n");
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en", "xml:lang", "en");
        page.open("head").empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.element("title", title).line();
        if (body.hasCharts()) {
            style(page, Resources.library("dist/uPlot.min.css"));
        }
        style(page, Resources.own("page.css"));
        page.close("head").line().open("body").line().raw(body.toString());
        if (body.hasCharts()) {
            page.element("noscript", "The charts of this page are drawn by a script; the tables need none.");
            script(page, "/*\n" + Resources.library("LICENSE").strip() + "\n*/");
            script(page, Resources.library("dist/uPlot.iife.min.js"));
        }
        script(page, Resources.own("page.js"));
        return page.close("body").close("html").line().toString();
    }

    private static void style(Html page, String css) {
        page.open("style")
                .raw("/*<![CDATA[*/\n" + css.strip() + "\n/*]]>*/")
                .close("style")
                .line();
    }

    private static void script(Html page, String code) {
        page.open("script")
                .raw("//<![CDATA[\n" + code.strip() + "\n//]]>\n")
                .close("script")
                .line();
    }

    /** Builds a {@link Page}. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<Section> sections = new ArrayList<>();
        private String subtitle = "";
        private String footer = "";

        private Builder(String title) {
            this.title = Objects.requireNonNull(title, "title");
        }

        /**
         * Words below the heading.
         *
         * @param subtitle default: none
         * @return this
         */
        public Builder subtitle(String subtitle) {
            this.subtitle = Objects.requireNonNull(subtitle, "subtitle");
            return this;
        }

        /**
         * Words at the end.
         *
         * @param footer default: none
         * @return this
         */
        public Builder footer(String footer) {
            this.footer = Objects.requireNonNull(footer, "footer");
            return this;
        }

        /**
         * Adds a section.
         *
         * @param section the next from the top
         * @return this
         */
        public Builder section(Section section) {
            sections.add(Objects.requireNonNull(section, "section"));
            return this;
        }

        /**
         * Adds sections.
         *
         * @param more the next from the top, in their order
         * @return this
         */
        public Builder sections(List<Section> more) {
            more.forEach(this::section);
            return this;
        }

        /**
         * The page.
         *
         * @return the page
         */
        public Page build() {
            return new Page(this);
        }
    }
}
