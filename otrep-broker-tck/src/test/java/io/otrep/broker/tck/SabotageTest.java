package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import io.otrep.broker.Capability;
import io.otrep.market.AssetClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit kills: an adapter that does one thing wrong fails the case that names it. */
class SabotageTest {
    private static final AssetClass CLASS = AssetClass.EQUITY;

    /** The simulated venue's broker with one thing broken. */
    private record Broken(Function<SimDoor, PassingBroker> sabotage) implements Subject {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public WireDouble wire() {
            return new SimWire();
        }

        @Override
        public BrokerFactory factory(WireDouble wire) {
            BrokerFactory doors = ((SimWire) wire).brokers();
            return new BrokerFactory() {
                @Override
                public String route() {
                    return doors.route();
                }

                @Override
                public boolean isLive() {
                    return false;
                }

                @Override
                public List<String> violations() {
                    return List.of();
                }

                @Override
                public Broker create(BrokerContext context) {
                    return sabotage.apply((SimDoor) doors.create(context));
                }
            };
        }
    }

    private static Broken broken(String what) {
        return new Broken(Objects.requireNonNull(Sabotages.all().get(what), what));
    }

    private static Case named(String number) {
        return Catalogue.all().stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "drops the client id, 0601",
        "sends again on a timeout, 0805",
        "guesses that an unknown order was rejected, 0806",
        "guesses that an unknown order was not sent, 0803",
        "guesses that an unknown cancel was made, 0811",
        "tells a cancel that was one too many as refused, 1202",
        "guesses that an unknown replace was refused, 0825",
        "maps an expiry to a cancel, 0323",
        "loses fills at a reconnect, 1102",
        "books an execution under two keys, 0621",
        "takes equal executions for one, 0622",
        "rounds prices of executions, 0301",
        "ignores corrections, 0626",
        "counts as filled what was taken back, 0631",
        "leaks a thread, 1401",
        "tells inside the call, 0113",
        "replaces by cancel and new order, 0412",
        "sends what is left as the total, 0410",
        "answers a failed look-up with nothing, 0904",
        "answers a failed list with none, 0913",
        "reads one page of open orders, 0614",
        "lists all that ever ended, 0613",
        "takes the orders of others for ours, 0612",
        "holds short positions as long, 0348",
        "forgets why, 0701",
        "sends everything until canceled, 0324",
        "sends stops as market orders, 0311",
        "drops odd digits of a quantity, 0305",
        "claims a preview, 0101",
        "never says that the stream is down, 1101",
        "never says that the stream is back, 1101",
        "forgets subscriptions at a reconnect, 1303",
        "goes on after its end, 1406"
    })
    void aSabotageTurnsItsCaseRed(String what, String number) {
        Result result = new Runner(broken(what)).run(named(number), CLASS);

        assertThat(result.outcome()).as(result.toString()).isEqualTo(Result.Outcome.RED);
    }

    @Test
    void everySabotageIsTried() {
        long tried = Arrays.stream(SabotageTest.class.getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(CsvSource.class))
                .mapToLong(each -> each.getAnnotation(CsvSource.class).value().length)
                .sum();

        assertThat(tried).isEqualTo(Sabotages.all().size());
    }

    @Test
    void withoutABehaviourItsCellFails() {
        Runner runner = new Runner(broken("replaces by cancel and new order"));
        List<Result> results = runner.cases(CLASS).stream()
                .filter(each -> each.row().equals(Capability.REPLACE.name()))
                .filter(each -> List.of("0411", "0412").contains(each.number()))
                .map(each -> runner.run(each, CLASS))
                .toList();

        String text = new Section("broken", runner.capabilities(), List.of(CLASS), results).text();

        assertThat(text).contains("| REPLACE | **FAILS** 0411–0412 |").contains("| LIMIT | not seen |");
    }

    /** Everything that a sabotage turns red; written to target/sabotages.txt by {@code -Dotrep.sabotages=all}. */
    @EnabledIfSystemProperty(named = "otrep.sabotages", matches = "all")
    @ParameterizedTest
    @MethodSource("names")
    void whatASabotageTurnsRed(String what) throws IOException {
        Runner runner = new Runner(broken(what));

        List<String> red = runner.cases(CLASS).stream()
                .map(each -> runner.run(each, CLASS))
                .filter(each -> each.outcome() == Result.Outcome.RED)
                .map(Result::number)
                .toList();

        Files.writeString(
                Path.of("target", "sabotages.txt"),
                what + ": " + red + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(red).isNotEmpty();
    }

    static Stream<String> names() {
        return Sabotages.all().keySet().stream();
    }
}
