package io.otrep.portfolio.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.portfolio.bench.Walks;
import io.otrep.risk.RiskView;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParentCommandTest {
    private static final Instrument ABC = Walks.share("ABC", "0.01");
    private static final Instant START = Nanos.toInstant(Walks.START);
    private static final Instant END = START.plusSeconds(3_600);

    private static RiskView book(Instrument instrument) {
        return (RiskView) Proxy.newProxyInstance(
                RiskView.class.getClassLoader(),
                new Class<?>[] {RiskView.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "instrumentCount" -> 1;
                    case "instrument" -> instrument;
                    default -> throw new AssertionError("not asked for: " + method);
                });
    }

    private static ParentOrder.Builder parent(ExecutionAlgorithm algorithm) {
        return ParentOrder.builder("p", ABC, Side.SELL, Decimal.of(605), algorithm);
    }

    static List<ParentOrder> parents() {
        VolumeProfile profile = VolumeProfile.builder(ZoneId.of("America/New_York"), Duration.ofMinutes(30))
                .add(20, 3)
                .add(21, 0.25)
                .build();
        Instant open = Instant.parse("2024-03-04T15:00:00Z");
        return List.of(
                parent(AtOnce.between(START, END)).peg(Peg.middle(-2)).build(),
                parent(Twap.between(START, END, 7))
                        .limitPrice(Decimal.parse("50.25"))
                        .build(),
                parent(Vwap.between(open, open.plusSeconds(3_600), 5, profile)).build(),
                parent(Participation.ofTrades(START, END, 0.07))
                        .peg(Peg.ownSide(1))
                        .limitPrice(Decimal.of(49))
                        .timeInForce(TimeInForce.GTC)
                        .build(),
                parent(Participation.ofBars(START, END, 1))
                        .peg(Peg.otherSide(0))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("parents")
    void parentReadsAsItWasWritten(ParentOrder parent) {
        ParentOrder read =
                ParentCommand.parse(ParentCommand.begin(parent), book(ABC)).parent();

        assertThat(read).usingRecursiveComparison().isEqualTo(parent);
    }

    @Test
    void cancelNamesTheParentAlone() {
        ParentCommand read = ParentCommand.parse(ParentCommand.cancel("p"), book(ABC));

        assertThat(read.id()).isEqualTo("p");
        assertThat(read.parent()).isNull();
    }

    @Test
    void everyCutOfACommandIsRefusedAsDamaged() {
        for (ParentOrder parent : parents()) {
            byte[] whole = ParentCommand.begin(parent);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);

                assertThatThrownBy(() -> ParentCommand.parse(cut, book(ABC)))
                        .as("%s cut to %d bytes", parent, length)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("ParentCommand.begin");
            }
        }
        assertThatThrownBy(() -> ParentCommand.parse(new byte[] {2, 0, 0}, book(ABC)))
                .hasMessageContaining("version 2");
    }

    @Test
    void whatCannotBeToldIsRefusedWithTheWayOut() {
        ExecutionAlgorithm own = new ExecutionAlgorithm() {
            @Override
            public double due(Progress progress) {
                return 0;
            }

            @Override
            public long nextNanos(long afterNanos) {
                return afterNanos + 1;
            }

            @Override
            public long startNanos() {
                return 0;
            }

            @Override
            public long endNanos() {
                return 1;
            }
        };
        Instrument other = Walks.share("XYZ", "0.01");
        byte[] begin = ParentCommand.begin(parents().get(0));

        assertThatThrownBy(() -> ParentCommand.begin(parent(own).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ScheduledExecution.of");
        assertThatThrownBy(() -> ParentCommand.parse(begin, book(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ABC@sim is not in the book");
    }
}
