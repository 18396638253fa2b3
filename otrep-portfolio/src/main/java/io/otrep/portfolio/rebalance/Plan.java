package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * A rebalance that goes on: for each instrument the units it began with and those it is to have. What is missing is always the goal less what is held and what
 * works, so that a plan needs to know of no order. Single-threaded.
 */
final class Plan {
    private static final int VERSION = 1;
    private static final int SCALE = 18;

    final long id;
    final RebalanceDecision reason;
    final long begunNanos;
    final double[] targets;
    final Decimal[] start;
    final Decimal[] goal;
    final Decimal[] most;
    final double[] unitValue;
    final LegOutcome[] outcome;
    final boolean limited;
    final double bound;
    int revision;

    private Plan(long id, RebalanceDecision reason, long begunNanos, double[] targets, boolean limited, double bound) {
        int size = targets.length;
        this.id = id;
        this.reason = reason;
        this.begunNanos = begunNanos;
        this.targets = targets;
        this.limited = limited;
        this.bound = bound;
        start = new Decimal[size];
        goal = new Decimal[size];
        most = new Decimal[size];
        unitValue = new double[size];
        outcome = new LegOutcome[size];
        Arrays.fill(start, Decimal.ZERO);
        Arrays.fill(goal, Decimal.ZERO);
        Arrays.fill(most, Decimal.ZERO);
        Arrays.fill(outcome, LegOutcome.NO_TARGET);
    }

    /**
     * A plan that begins.
     *
     * @param limited whether no leg may ever trade more than is planned first
     * @param bound most value by which one side may run ahead of the other
     */
    static Plan begin(
            long id,
            RebalanceDecision reason,
            Holdings now,
            double[] targets,
            List<Leg> legs,
            boolean limited,
            double bound) {
        Plan plan = new Plan(id, reason, now.timeNanos(), targets.clone(), limited, bound);
        for (int i = 0; i < targets.length; i++) {
            Holding holding = now.get(i);
            plan.start[i] = holding.units();
            plan.goal[i] = holding.expected().plus(legs.get(i).units());
            plan.most[i] = plan.goal[i].minus(holding.units()).abs();
            plan.unitValue[i] = holding.unitValue();
            plan.outcome[i] = legs.get(i).outcome();
        }
        return plan;
    }

    int size() {
        return targets.length;
    }

    /** Takes other goals for what is not done; within limits never further from the start than was planned first. */
    void revise(Holdings now, List<Leg> legs) {
        revision++;
        for (int i = 0; i < size(); i++) {
            Holding holding = now.get(i);
            if (!goal[i].equals(holding.units())) {
                Decimal wanted = holding.expected().plus(legs.get(i).units());
                goal[i] = limited ? wanted.max(start[i].minus(most[i])).min(start[i].plus(most[i])) : wanted;
                outcome[i] = legs.get(i).outcome();
            }
            unitValue[i] = holding.hasPrice() ? holding.unitValue() : unitValue[i];
        }
    }

    /** One unit became so many: what was counted in units before. What is still to be done is planned anew. */
    void split(int i, Decimal numerator, Decimal denominator) {
        start[i] = start[i].times(numerator).dividedBy(denominator, SCALE, RoundingMode.DOWN);
        most[i] = most[i].times(numerator).dividedBy(denominator, SCALE, RoundingMode.DOWN);
        unitValue[i] *= denominator.toDouble() / numerator.toDouble();
    }

    /** The change that is planned, in value at planned prices: what is to be bought less what is to be sold. */
    double net() {
        double net = 0;
        for (int i = 0; i < size(); i++) {
            net += value(i, goal[i].minus(start[i]));
        }
        return net;
    }

    double value(int i, Decimal units) {
        return units.isZero() ? 0 : units.toDouble() * unitValue[i];
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            out.writeLong(id);
            out.writeInt(revision);
            out.writeUTF(reason.reason().name());
            out.writeUTF(reason.subject());
            out.writeDouble(reason.measured());
            out.writeDouble(reason.limit());
            out.writeLong(begunNanos);
            out.writeBoolean(limited);
            out.writeDouble(bound);
            out.writeInt(size());
            for (int i = 0; i < size(); i++) {
                out.writeDouble(targets[i]);
                out.writeUTF(start[i].toString());
                out.writeUTF(goal[i].toString());
                out.writeUTF(most[i].toString());
                out.writeDouble(unitValue[i]);
                out.writeUTF(outcome[i].name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Plan of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readInt();
            if (version != VERSION) {
                throw new IllegalStateException("the remembered plan is of version " + version
                        + ", but this is version " + VERSION + "; end it with the library that made it");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the remembered plan ends in the middle", e);
        }
    }

    private static Plan read(DataInputStream in) throws IOException {
        long id = in.readLong();
        int revision = in.readInt();
        RebalanceDecision reason = new RebalanceDecision(
                true, Reason.valueOf(in.readUTF()), in.readUTF(), in.readDouble(), in.readDouble());
        long begunNanos = in.readLong();
        boolean limited = in.readBoolean();
        double bound = in.readDouble();
        Plan plan = new Plan(id, reason, begunNanos, new double[in.readInt()], limited, bound);
        plan.revision = revision;
        for (int i = 0; i < plan.size(); i++) {
            plan.targets[i] = in.readDouble();
            plan.start[i] = Decimal.parse(in.readUTF());
            plan.goal[i] = Decimal.parse(in.readUTF());
            plan.most[i] = Decimal.parse(in.readUTF());
            plan.unitValue[i] = in.readDouble();
            plan.outcome[i] = LegOutcome.valueOf(in.readUTF());
        }
        return plan;
    }
}
