package io.otrep.core.internal.assembly;

import io.otrep.broker.BrokerFactory;
import java.util.List;

/**
 * A route to be made.
 *
 * @param name its name
 * @param factory makes its broker
 * @param symbols what is traded through it, by the venue's symbols
 */
public record RouteSpec(String name, BrokerFactory factory, List<String> symbols) {}
