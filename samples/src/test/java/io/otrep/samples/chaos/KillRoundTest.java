package io.otrep.samples.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KillRoundTest {
    @BeforeEach
    void processesCanBeStarted() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assumeThatCode(() -> new ProcessBuilder(java.toString(), "-version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .as("a process can be started with %s", java)
                .doesNotThrowAnyException();
    }

    @Test
    void killedProcessesLeaveNothingTwiceAndNothingLost() throws Exception {
        Outcome outcome = KillRound.run(1, 2, Sabotage.NONE);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.isClean()).isTrue();
        assertThat(outcome.deaths()).isEqualTo(2);
        assertThat(outcome.orders()).isPositive();
        assertThat(ourThreads()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(KillRoundTest::isOurs))
                .isEmpty();
    }

    @Test
    void childEndsWhenItsParentFallsSilent(@TempDir Path folder) throws Exception {
        try (KillVenue venue = new KillVenue(1)) {
            ChildProcess child = ChildProcess.start(
                    venue.port(), folder.resolve("journal"), folder.resolve("life.log"), 1, 60_000, Sabotage.NONE);

            child.hangUp();

            assertThat(child.awaitEnd(60_000)).isTrue();
        }
    }

    private static boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(TradingChild.class.getName());
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("chaos-"))
                .toList();
    }
}
