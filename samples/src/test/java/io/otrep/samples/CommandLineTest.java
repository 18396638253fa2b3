package io.otrep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  \t ", List.of()),
                Arguments.of("a  b", List.of("a", "b")),
                Arguments.of("'a b' c", List.of("a b", "c")),
                Arguments.of("\"a b\"c", List.of("a bc")),
                Arguments.of("\"say \\\"hi\\\"\"", List.of("say \"hi\"")),
                Arguments.of("a\\ b", List.of("a b")),
                Arguments.of("'a\\b'", List.of("a\\b")),
                Arguments.of("''", List.of("")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void splitsAsAShellWould(String line, List<String> words) {
        assertThat(CommandLine.split(line)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open", "a \"open", "ends\\"})
    void unfinishedLineIsRefused(String line) {
        assertThatThrownBy(() -> CommandLine.split(line))
                .isInstanceOf(SampleFailure.class)
                .hasMessageContaining(line);
    }
}
