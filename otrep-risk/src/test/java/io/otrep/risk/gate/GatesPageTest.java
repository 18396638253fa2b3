package io.otrep.risk.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.risk.DenialCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/gates.md is what the enum says. {@code -Dotrep.gates.write=true} writes it anew. */
class GatesPageTest {
    private static final String CODES = "table";
    private static final String LADDERS = "ladders";

    @Test
    void tablesAreMadeFromTheEnums() throws IOException {
        Path page = page();
        String text = Files.readString(page);
        String wanted = with(LADDERS, ladders(), with(CODES, codes(), text));
        if (Boolean.getBoolean("otrep.gates.write")) {
            Files.writeString(page, wanted);
            text = wanted;
        }

        assertThat(text)
                .as("docs/gates.md differs from DenialCode; run mvn test -pl otrep-risk -am -Dtest=GatesPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dotrep.gates.write=true")
                .isEqualTo(wanted);
    }

    private static String with(String name, String table, String text) {
        String begin = "<!-- begin of the " + name + " made by GatesPageTest -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end of the " + name + " made by GatesPageTest -->");
        return text.substring(0, from) + table + text.substring(to);
    }

    private static String codes() {
        String rows = Stream.of(DenialCode.values())
                .map(code -> "| `" + code + "` | " + code.measure() + " | " + (code.stopsReductions() ? "yes" : "no")
                        + " |\n")
                .collect(Collectors.joining());
        return "| code | what is measured, unit | may stop a reducing order |\n|---|---|---|\n" + rows;
    }

    private static String ladders() {
        String rows = Stream.of(LadderCause.values())
                .map(cause -> "| `" + cause + "` | " + cause.words() + " | " + cause.unit() + " | "
                        + cause.scopes().stream()
                                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " | `" + cause.code() + "` |\n")
                .collect(Collectors.joining());
        return "| cause | number | unit | about | denies with |\n|---|---|---|---|---|\n" + rows;
    }

    private static Path page() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(root.resolve("docs/gates.md"))) {
            root = root.getParent();
        }
        return root.resolve("docs/gates.md");
    }
}
