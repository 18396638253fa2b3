package io.otrep.samples.chaos;

import io.otrep.broker.BrokerFactory;
import io.otrep.journal.Journal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Breaks what the engine relies on, where a campaign asks for it. Stateless. */
final class Saboteur {
    private static final int INTENT = 4; // the journal's number of a decided order

    private Saboteur() {}

    static Journal journal(Journal real, Sabotage sabotage) {
        if (sabotage != Sabotage.FORGET_INTENTS) {
            return real;
        }
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    boolean write = method.getName().startsWith("append");
                    if (write && arguments[0].equals(INTENT)) {
                        return real.lastSequence();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static BrokerFactory brokers(BrokerFactory real, Sabotage sabotage) {
        return sabotage == Sabotage.RESEND_UNKNOWN ? new ResendingBrokers(real) : real;
    }
}
