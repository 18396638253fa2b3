package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    private final Recorder first = new Recorder("quickstart");
    private final Recorder second = new Recorder("other");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Main main = new Main(
            new SampleRegistry(List.of(first, second)), new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void nameChoosesTheSampleAndLineBecomesItsArguments() throws Exception {
        main.start("other", "--title 'two words'", List.of("last"));

        assertThat(first.arguments).isEmpty();
        assertThat(second.arguments).containsExactly(List.of("--title", "two words", "last"));
    }

    @Test
    void unknownNameListsAllSamplesAndFailsWithoutStackTrace() {
        assertThatThrownBy(() -> main.start("nobody", "", List.of()))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining("'nobody'")
                .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly("  quickstart  about quickstart", "  other       about other");
    }

    @Test
    void registeredNamesAreUniqueWords() {
        List<String> names =
                SampleRegistry.standard().samples().stream().map(Sample::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
    }

    private static final class Recorder implements Sample {
        private final String name;
        private final List<List<String>> arguments = new ArrayList<>();

        private Recorder(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "about " + name;
        }

        @Override
        public void run(List<String> words) {
            arguments.add(words);
        }
    }
}
