package io.otrep.broker.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with one section a broker, between marks. Single-threaded. */
final class CapabilityPage {
    private static final String HEAD = """
            # What each broker does

            Written by the runs of the conformance kit: what they have seen work, not what someone claims. Numbers are those of the cases, for
            example TCK-0412. A dash is what the broker does not claim; *not seen* is what the double of its protocol cannot show. A build fails when a
            run sees something else than stands here; `-Dotrep.capabilities=write` writes what it sees.
            """;

    private final Path file;

    CapabilityPage(Path file) {
        this.file = file;
    }

    /** What stands there of a broker; empty if nothing does. */
    String read(String broker) throws IOException {
        String page = Files.exists(file) ? Files.readString(file) : "";
        int from = page.indexOf(begin(broker));
        int to = page.indexOf(end(broker));
        return from < 0 || to < from ? "" : page.substring(from + begin(broker).length(), to);
    }

    void write(String broker, String section) throws IOException {
        String page = Files.exists(file) ? Files.readString(file) : HEAD;
        int from = page.indexOf(begin(broker));
        int to = page.indexOf(end(broker));
        String marked = begin(broker) + section + end(broker);
        Files.writeString(
                file,
                from < 0
                        ? page + "\n" + marked
                        : page.substring(0, from)
                                + marked
                                + page.substring(to + end(broker).length()));
    }

    private static String begin(String broker) {
        return "<!-- begin " + broker + " -->\n";
    }

    private static String end(String broker) {
        return "<!-- end " + broker + " -->\n";
    }
}
