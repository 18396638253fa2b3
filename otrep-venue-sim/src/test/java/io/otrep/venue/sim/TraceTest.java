package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of a failing seed sees. */
class TraceTest {

    @Test
    void everyStepOfALostReplyIsALine() {
        Play play = Play.of(FaultPlan.none().script(MessageKind.SUBMIT, 1, Fault.of(FaultKind.REPLY_LOST)));
        int before = play.venue.trace().size();
        play.submit("a", Play.buy("1", "9"));

        play.run("9");

        List<String> lines = play.venue.trace();
        assertThat(lines.subList(before, lines.size()))
                .containsExactly(
                        "0.010000000 broker: SUBMIT BUY 1 AAA@sim LIMIT limit 9 GTC a",
                        "0.010000000 fault: reply lost a",
                        "0.011000000 venue: gets SUBMIT a",
                        "0.011000000 venue: ACCEPT a",
                        "0.013000000 engine: ACCEPT by stream a",
                        "5.010000000 engine: SUBMIT_UNKNOWN a");
    }

    @Test
    void traceCanBeOff() {
        VenueSim venue = VenueSim.builder("sim", Money.parse("1 USD"))
                .instruments(Play.SHARE)
                .traced(false)
                .build();
        venue.market(Play.SHARE, "1", "2");

        assertThat(venue.trace()).isEmpty();
    }
}
