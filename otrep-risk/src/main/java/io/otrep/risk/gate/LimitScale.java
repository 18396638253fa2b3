package io.otrep.risk.gate;

/** What limits of exposure are multiplied by just now: set by the drawdown ladder, read by the rules. Single-threaded. */
final class LimitScale {
    double factor = 1;
}
