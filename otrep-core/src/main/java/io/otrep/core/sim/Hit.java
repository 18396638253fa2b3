package io.otrep.core.sim;

import io.otrep.order.OrderType;

/**
 * Tests one order on one event by the fill rules: does it trigger, does it fill, at what price, at which place of the event. Reused for
 * every test; single-threaded, allocation-free.
 */
final class Hit {
    private final FillRules rules;
    private final Path path = new Path();

    /** Whether the order fills. */
    boolean fills;
    /** Whether the order's stop is touched in this event. */
    boolean triggers;
    /** Whether it takes liquidity: slippage applies. */
    boolean takes;
    /** The price before slippage. */
    double price;
    /** Place in the event: lower is earlier. */
    double rank;

    Hit(FillRules rules) {
        this.rules = rules;
    }

    /** Tests; true if the order triggers or fills. */
    boolean test(RestingOrder order, Look look) {
        fills = false;
        triggers = false;
        takes = true;
        price = Double.NaN;
        rank = 0;
        path.follow(look, rules.intrabarOrder());
        if (order.isMarketNow()) {
            market(order, look);
        } else if (order.isLimitNow()) {
            limit(order, look);
        } else if (order.type == OrderType.STOP_LIMIT) {
            stopLimit(order, look);
        } else {
            stop(order, look);
        }
        return fills || triggers;
    }

    void copyFrom(Hit other) {
        fills = other.fills;
        triggers = other.triggers;
        takes = other.takes;
        price = other.price;
        rank = other.rank;
    }

    private void market(RestingOrder order, Look look) {
        boolean later = look.isBar && order.pathFrom > 0 && path.isPath();
        price = later ? path.priceAt(order.pathFrom) : look.open;
        rank = later ? order.pathFrom : 0;
        fills = Double.isNaN(order.limit) || (price - order.limit) * order.sign <= 0;
    }

    private void limit(RestingOrder order, Look look) {
        boolean wasStop = order.type == OrderType.STOP_LIMIT && look.isBar;
        if (wasStop && rules.stopLimitFill() == StopLimitFill.CLOSE_INSIDE_LIMIT) {
            closeInsideLimit(order, look);
            return;
        }
        boolean touch = rules.limitFill() == Touch.TOUCH;
        if (wasStop && isAnywhere()) {
            limitInside(order, look, touch, 0);
            return;
        }
        double from = order.pathFrom > 0 && path.isPath() ? order.pathFrom : 0;
        double first = from > 0 ? path.priceAt(from) : look.open;
        if (isBeyond(order.limit, first, -order.sign, touch)) {
            fills = true;
            rank = from;
            takes = !order.tested || look.isBar;
            price = takes ? afterGap(order, look, first) : order.limit;
            return;
        }
        limitInside(order, look, touch, from);
    }

    /** What a limit gets that the first price is beyond: that price if it is the first one the order meets. */
    private double afterGap(RestingOrder order, Look look, double first) {
        if (!look.isBar) {
            return first;
        }
        return switch (rules.gapFill()) {
            case AT_OPEN -> first;
            case NEAREST_IN_BAR -> order.sign > 0 ? Math.min(look.high, order.limit) : Math.max(look.low, order.limit);
            case AT_LIMIT -> order.limit;
        };
    }

    private void limitInside(RestingOrder order, Look look, boolean touch, double from) {
        if (path.isPath()) {
            double place = path.firstBeyond(order.limit, -order.sign, touch, from);
            fills = place >= 0;
            rank = place;
        } else {
            fills = isBeyond(order.limit, order.sign > 0 ? look.low : look.high, -order.sign, touch);
            rank = path.limitRank();
        }
        takes = false;
        price = order.limit;
    }

    private void stop(RestingOrder order, Look look) {
        boolean trailing = order.type == OrderType.TRAILING_STOP;
        boolean touch = (trailing ? rules.trailingTouch() : rules.stopTouch()) == Touch.TOUCH;
        StopFill rule = trailing ? rules.trailingFill() : rules.stopFill();
        boolean moves = trailing && look.isBar && path.isPath() && rules.trailReference() == TrailReference.EXTREME;
        fills = moves ? trail(order, touch, rule) : trigger(order, look, touch, rule);
    }

    /** Lets a trailing stop move along the path until the price comes back to it. */
    private boolean trail(RestingOrder order, boolean touch, StopFill rule) {
        double from = order.pathFrom;
        double at = path.priceAt(from);
        if (isBeyond(order.stop, at, order.sign, touch)) {
            price = rule == StopFill.TRIGGER ? order.stop : at;
            rank = from;
            triggers = true;
            return true;
        }
        double stop = Trail.moved(order, order.stop, at);
        for (int i = Math.min(2, (int) from); i < 3; i++) {
            double end = path.priceAt(i + 1);
            if (isBeyond(stop, end, order.sign, touch)) {
                price = stop;
                rank = Math.max(from, path.placeIn(i, stop));
                triggers = true;
                return true;
            }
            stop = Trail.moved(order, stop, end);
        }
        return false;
    }

    /** Sets trigger, rank and the price at the trigger. */
    private boolean trigger(RestingOrder order, Look look, boolean touch, StopFill rule) {
        if (Double.isNaN(order.stop)) {
            return false;
        }
        double from = order.pathFrom > 0 && path.isPath() ? order.pathFrom : 0;
        double first = from > 0 ? path.priceAt(from) : look.open;
        if (isBeyond(order.stop, first, order.sign, touch)) {
            boolean atTrigger = look.isBar && rule == StopFill.TRIGGER;
            price = atTrigger ? order.stop : first;
            rank = from;
            triggers = true;
        } else if (path.isPath()) {
            rank = path.firstBeyond(order.stop, order.sign, touch, from);
            price = order.stop;
            triggers = rank >= 0;
        } else {
            rank = path.stopRank();
            price = order.stop;
            triggers = isBeyond(order.stop, order.sign > 0 ? look.high : look.low, order.sign, touch);
        }
        if (triggers && look.isBar && rule == StopFill.WORSE_OF_TRIGGER_AND_CLOSE) {
            price = order.sign > 0 ? Math.max(order.stop, look.close) : Math.min(order.stop, look.close);
        }
        return triggers;
    }

    private void stopLimit(RestingOrder order, Look look) {
        boolean touch = rules.stopLimitTouch() == Touch.TOUCH;
        boolean met = trigger(order, look, touch, rules.stopFill());
        if (!met || rules.stopLimitFill() == StopLimitFill.NEXT_EVENT) {
            return;
        }
        if (look.isBar && isCloseInside()) {
            closeInsideLimit(order, look);
        } else if (look.isBar && isAnywhere()) {
            limitInside(order, look, rules.limitFill() == Touch.TOUCH, 0);
        } else if (isBeyond(order.stop, look.open, order.sign, touch) && order.pathFrom == 0) {
            limit(order, look);
        } else if ((price - order.limit) * order.sign <= 0) {
            fills = true;
        } else {
            afterTrigger(order, look);
        }
    }

    private boolean isCloseInside() {
        return rules.stopLimitFill() == StopLimitFill.CLOSE_INSIDE_LIMIT
                || rules.stopLimitFill() == StopLimitFill.CLOSE_INSIDE_THEN_LIMIT;
    }

    private boolean isAnywhere() {
        return rules.stopLimitFill() == StopLimitFill.LIMIT_ANYWHERE;
    }

    private void afterTrigger(RestingOrder order, Look look) {
        if (rules.stopLimitFill() == StopLimitFill.AT_TRIGGER) {
            return;
        }
        boolean touch = rules.limitFill() == Touch.TOUCH;
        takes = false;
        price = order.limit;
        if (path.isPath()) {
            double place = path.firstBeyond(order.limit, -order.sign, touch, rank);
            fills = place >= 0;
            rank = fills ? place : rank;
            return;
        }
        boolean reversed = (look.close - look.open) * order.sign < 0;
        fills = (reversed || rules.stopLimitFill() == StopLimitFill.AT_TRIGGER_OR_CLOSE)
                && isBeyond(order.limit, look.close, -order.sign, touch);
    }

    private void closeInsideLimit(RestingOrder order, Look look) {
        fills = isBeyond(order.limit, look.close, -order.sign, rules.limitFill() == Touch.TOUCH);
        price = order.sign > 0 ? Math.min(look.high, order.limit) : Math.max(look.low, order.limit);
        takes = false;
    }

    /** Whether a price has gone from a level in a direction, 1 for up. */
    static boolean isBeyond(double level, double price, int direction, boolean touch) {
        double gone = (price - level) * direction;
        return touch ? gone >= 0 : gone > 0;
    }
}
