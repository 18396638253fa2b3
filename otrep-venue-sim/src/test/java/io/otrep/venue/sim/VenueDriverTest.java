package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.Currency;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderIntent;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A venue on a thread of its own. */
class VenueDriverTest {
    private final AtomicLong nanos = new AtomicLong();
    private final InstantSource clock = () -> Nanos.toInstant(nanos.get());
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void venueLivesByTheClockOnItsThread() throws InterruptedException {
        VenueSim venue = Play.venue(VenueRules.builder(), FaultPlan.none());
        try (VenueDriver driver = VenueDriver.start(venue, clock, "venue-test")) {
            Broker broker = connect(venue);
            awaitRequest(driver);
            move(Duration.ofSeconds(1));
            assertThat(next()).isEqualTo("UP on venue-test");
            broker.submit(buy("a"));
            awaitRequest(driver);
            assertThat(told).isEmpty();

            move(Duration.ofSeconds(1));

            assertThat(next()).isEqualTo("ACCEPT on venue-test");
            assertThat(next()).isEqualTo("ACCEPT on venue-test");
            assertThat(driver.ask(each -> each.truth().fills().size()).join()).isEqualTo(1);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("venue-test"));
    }

    @Test
    void questionMayAskAnother() {
        VenueSim venue = Play.venue(VenueRules.builder(), FaultPlan.none());
        try (VenueDriver driver = VenueDriver.start(venue, clock, "venue-test")) {

            int orders = driver.ask(each ->
                            driver.ask(same -> same.truth().orders().size()).join())
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();

            assertThat(orders).isZero();
        }
    }

    @Test
    void listenerThatThrowsDoesNotEndTheVenue() throws InterruptedException {
        VenueSim venue = Play.venue(VenueRules.builder(), FaultPlan.none());
        try (VenueDriver driver = VenueDriver.start(venue, clock, "venue-test")) {
            Broker broker = connect(venue);
            awaitRequest(driver);
            move(Duration.ofSeconds(1));
            assertThat(next()).startsWith("UP");
            broker.submit(buy("throws"));
            awaitRequest(driver);
            move(Duration.ofSeconds(1));
            broker.submit(buy("b"));
            awaitRequest(driver);

            move(Duration.ofSeconds(1));

            assertThat(next()).isEqualTo("ACCEPT on venue-test");
        }
    }

    @Test
    void questionThatThrowsIsAnsweredByIt() {
        VenueSim venue = Play.venue(VenueRules.builder(), FaultPlan.none());
        VenueDriver driver = VenueDriver.start(venue, clock, "venue-test");

        assertThatThrownBy(() -> driver.ask(each -> {
                            each.cancelByVenue(ClientOrderId.of("never"), "");
                            return "";
                        })
                        .join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        driver.close();
        driver.close();
        assertThatThrownBy(() -> driver.ask(VenueSim::nowNanos).join()).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void questionThatFailsAnAssertionIsAnsweredByItAndDoesNotEndTheVenue() {
        VenueSim venue = Play.venue(VenueRules.builder(), FaultPlan.none());
        try (VenueDriver driver = VenueDriver.start(venue, clock, "venue-test")) {

            assertThatThrownBy(() -> driver.ask(each -> {
                                throw new AssertionError("of the one who asks");
                            })
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join())
                    .hasCauseInstanceOf(AssertionError.class);

            assertThat(driver.ask(each -> each.truth().orders().size())
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join())
                    .isZero();
        }
    }

    @Test
    void venueThatEndedByAnErrorOfItsListenerSaysSo() throws InterruptedException {
        VenueSim venue = Play.venue(VenueRules.builder(), FaultPlan.none());
        try (VenueDriver driver = VenueDriver.start(venue, clock, "venue-test")) {
            Broker broker = connect(venue);
            Thread thread = driver.ask(each -> Thread.currentThread()).join();
            thread.setUncaughtExceptionHandler((ended, error) -> told.add("ended by " + error.getMessage()));
            move(Duration.ofSeconds(1));
            assertThat(next()).startsWith("UP");
            broker.submit(buy("fails"));
            awaitRequest(driver);
            move(Duration.ofSeconds(1));
            assertThat(next()).isEqualTo("ended by an assertion of the test");

            assertThatThrownBy(() -> driver.ask(VenueSim::nowNanos)
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join())
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private void move(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    /** The driver has taken what was sent before: its inbox is in order. */
    private static void awaitRequest(VenueDriver driver) {
        assertThat(driver.ask(VenueSim::nowNanos).join()).isNotNegative();
    }

    private String next() throws InterruptedException {
        return told.poll(60, TimeUnit.SECONDS);
    }

    private Broker connect(VenueSim venue) {
        Broker broker = venue.brokers().create(new BrokerContext("engine", "sim", Currency.USD, clock));
        broker.connect(new Listener());
        assertThat(broker.account().toCompletableFuture()).isNotDone();
        return broker;
    }

    private static OrderIntent buy(String id) {
        return OrderIntent.builder(
                        ClientOrderId.of(id),
                        "test",
                        0,
                        0,
                        Play.buy("1").timeInForce(TimeInForce.GTC).build())
                .build();
    }

    private final class Listener implements BrokerEvents {
        private void add(String what) {
            told.add(what + " on " + Thread.currentThread().getName());
        }

        @Override
        public void onStream(StreamState state, String detail) {
            add(state.name());
        }

        @Override
        public void onOrder(OrderEvent event) {
            if (event.clientOrderId().value().equals("throws")) {
                throw new IllegalStateException("as the test says");
            }
            if (event.clientOrderId().value().equals("fails")) {
                throw new AssertionError("an assertion of the test");
            }
            add(event.kind().name());
        }

        @Override
        public void onActivity(Activity activity) {}

        @Override
        public void onAccount(Account account) {}

        @Override
        public void onMarket(MarketEvent event) {}

        @Override
        public void onExchangeRate(ExchangeRate rate) {}

        @Override
        public void onGap(String detail) {}
    }
}
