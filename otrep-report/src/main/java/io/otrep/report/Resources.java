package io.otrep.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What pages carry with them, read from the class path: our style sheet and script, and the charting library. Stateless. */
final class Resources {
    private static final String LIBRARY = "META-INF/resources/webjars/uplot/";
    private static final String LIBRARY_POM = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private Resources() {}

    /** A file beside this class. */
    static String own(String name) {
        return read("io/otrep/report/" + name);
    }

    /** A file of the charting library, such as {@code dist/uPlot.min.css}. */
    static String library(String name) {
        return read(LIBRARY + libraryVersion() + "/" + name);
    }

    private static String libraryVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(read(LIBRARY_POM)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static String read(String path) {
        try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        path + " is not on the class path; add otrep-report with its runtime dependency uplot");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
