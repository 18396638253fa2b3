package io.otrep.risk.gate;

import static io.otrep.risk.gate.Books.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Over random books, orders and limits: whatever of the approved orders fills, no limit that was kept is breached, and none that was
 * breached gets worse; and an order that only reduces its position passes.
 */
class SubsetPropertyTest {
    private static final double SLACK = 1e-9;
    private static final int BOOKS = 300;
    private static final int SUBSETS = 40;

    private final Instrument[] instruments = {
        share("A", "Technology"), share("B", "Technology"), share("C", "Energy"), share("D", "Energy")
    };

    /** A sum over positions that a limit bounds. */
    private interface Measure {
        double of(double[] positions, FakeRiskView view);
    }

    private record Limit(String name, double limit, Measure measure) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noSubsetOfFillsBreachesALimit(long seed) {
        Random random = new Random(seed);
        for (int book = 0; book < BOOKS; book++) {
            run(random, "seed " + seed + ", book " + book);
        }
    }

    /** From a flat book, where nothing can close a hedge: sums of signed values, by asset, leverage and what is traded. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void noSubsetOfFillsBreachesALimitOfAFlatBook(long seed) {
        Random random = new Random(seed);
        for (int book = 0; book < BOOKS; book++) {
            FakeRiskView view = randomBook(random);
            for (int slot = 0; slot < instruments.length; slot++) {
                view.position(slot, 0);
            }
            double net = 0.1 + random.nextDouble();
            double leverage = 0.2 + 2 * random.nextDouble();
            double concentration = 0.05 + random.nextDouble() * 0.5;
            double turnover = 0.3 + random.nextDouble();
            double cluster = 0.1 + random.nextDouble() * 0.6;
            OrderGate gate = Books.gate(RiskGates.builder()
                    .reduceToFit(random.nextBoolean())
                    .maxNet(net)
                    .maxLeverage(leverage)
                    .maxConcentration(concentration)
                    .maxTurnover(turnover)
                    .maxCluster(cluster, List.of(Set.of(instruments[1].asset(), instruments[2].asset())))
                    .build());
            List<Limit> limits = new ArrayList<>();
            limits.add(new Limit("net", net, (p, v) -> Math.abs(signed(p, v))));
            limits.add(new Limit("leverage", leverage, (p, v) -> value(p, v, 0, 4)));
            limits.add(new Limit("turnover", turnover, (p, v) -> value(p, v, 0, 4)));
            limits.add(new Limit("cluster", cluster, (p, v) -> value(p, v, 1, 3)));
            for (int slot = 0; slot < instruments.length; slot++) {
                int i = slot;
                limits.add(new Limit("asset " + i, concentration, (p, v) -> value(p, v, i, i + 1)));
            }
            String where = "seed " + seed + ", book " + book;
            check(random, view, sendOrders(random, view, gate, where), limits, where);
        }
    }

    private static double signed(double[] positions, FakeRiskView view) {
        double sum = 0;
        for (int slot = 0; slot < positions.length; slot++) {
            sum += positions[slot] * view.mark(slot) / view.equity();
        }
        return sum;
    }

    private void run(Random random, String where) {
        FakeRiskView view = randomBook(random);
        double position = 0.05 + random.nextDouble() * 0.4;
        double gross = 0.2 + random.nextDouble();
        double sector = 0.1 + random.nextDouble() * 0.6;
        double units = 20 + random.nextInt(400);
        OrderGate gate = Books.gate(RiskGates.builder()
                .reduceToFit(random.nextBoolean())
                .maxPosition(position)
                .maxPositionQuantity(units)
                .maxGross(gross)
                .maxSector(sector)
                .build());
        List<Limit> limits = new ArrayList<>();
        limits.add(new Limit("gross", gross, (p, v) -> value(p, v, 0, 4)));
        limits.add(new Limit("technology", sector, (p, v) -> value(p, v, 0, 2)));
        limits.add(new Limit("energy", sector, (p, v) -> value(p, v, 2, 4)));
        for (int slot = 0; slot < instruments.length; slot++) {
            int i = slot;
            limits.add(new Limit("position " + i, position, (p, v) -> value(p, v, i, i + 1)));
            limits.add(new Limit("units " + i, units, (p, v) -> Math.abs(p[i])));
        }
        List<OrderIntent> approved = sendOrders(random, view, gate, where);
        check(random, view, approved, limits, where);
    }

    private FakeRiskView randomBook(Random random) {
        FakeRiskView view = new FakeRiskView(instruments);
        for (int slot = 0; slot < instruments.length; slot++) {
            view.position(slot, random.nextInt(3) == 0 ? 0 : random.nextInt(1001) - 500);
            view.mark(slot, 1 + random.nextInt(200));
        }
        return view;
    }

    private List<OrderIntent> sendOrders(Random random, FakeRiskView view, OrderGate gate, String where) {
        List<OrderIntent> approved = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            int slot = random.nextInt(instruments.length);
            OrderIntent intent = randomOrder(random, slot, number);
            GateDecision decision = gate.check(intent, slot, view);
            if (onlyReduces(intent, slot, view)) {
                assertThat(decision.isApproved())
                        .as("%s: %s is only reducing, but %s", where, intent, decision)
                        .isTrue();
            }
            if (!decision.isDenied()) {
                OrderIntent sent = reduced(intent, decision);
                FakeOrder order = new FakeOrder(sent);
                view.working(slot, order);
                gate.onOrder(order, slot, view);
                approved.add(sent);
            }
        }
        return approved;
    }

    private static OrderIntent reduced(OrderIntent intent, GateDecision decision) {
        Decimal quantity = decision.reducedQuantity();
        return quantity == null
                ? intent
                : intent.withRequest(
                        intent.request().toBuilder().quantity(quantity).build());
    }

    private OrderIntent randomOrder(Random random, int slot, int number) {
        OrderRequest request = OrderRequest.market(
                        instruments[slot],
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        Decimal.of(1 + random.nextInt(400)))
                .build();
        return OrderIntent.builder(ClientOrderId.of("c" + number), "s", number, 0, request)
                .build();
    }

    /** Said in other words than the gates say it: after all working orders of its side the position has not changed its sign. */
    private static boolean onlyReduces(OrderIntent intent, int slot, FakeRiskView view) {
        double position = view.position(slot);
        double units = intent.request().quantityAsDouble();
        return intent.request().side() == Side.SELL
                ? position - view.workingSell(slot) - units >= 0
                : position + view.workingBuy(slot) + units <= 0;
    }

    private void check(Random random, FakeRiskView view, List<OrderIntent> approved, List<Limit> limits, String where) {
        double[] start = positions(view);
        for (int subset = 0; subset < SUBSETS; subset++) {
            double[] end = start.clone();
            for (OrderIntent intent : approved) {
                double part = subset == 0 ? 1 : Math.min(1, Math.max(0, random.nextDouble() * 3 - 1));
                end[view.slot(intent.request().instrument())] +=
                        part * intent.request().signedQuantity();
            }
            for (Limit limit : limits) {
                double before = limit.measure().of(start, view);
                double after = limit.measure().of(end, view);
                assertThat(after)
                        .as("%s: %s from %s", where, limit.name(), before)
                        .isLessThanOrEqualTo(Math.max(limit.limit(), before) + SLACK);
            }
        }
    }

    private static double[] positions(FakeRiskView view) {
        double[] positions = new double[view.instrumentCount()];
        for (int slot = 0; slot < positions.length; slot++) {
            positions[slot] = view.position(slot);
        }
        return positions;
    }

    private static double value(double[] positions, FakeRiskView view, int from, int to) {
        double sum = 0;
        for (int slot = from; slot < to; slot++) {
            sum += Math.abs(positions[slot]) * view.mark(slot) / view.equity();
        }
        return sum;
    }
}
