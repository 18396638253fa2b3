package io.otrep.broker;

import io.otrep.market.AssetClass;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a venue can do, by class of instrument. Immutable and thread-safe. */
public final class Capabilities {
    private final Map<AssetClass, Set<Capability>> byClass;

    private Capabilities(Map<AssetClass, Set<Capability>> byClass) {
        this.byClass = byClass;
    }

    /**
     * The same for all the classes given.
     *
     * @param capabilities what can be done
     * @param classes for which instruments
     * @return the capabilities
     */
    public static Capabilities of(Set<Capability> capabilities, AssetClass... classes) {
        Capabilities none = new Capabilities(Map.of());
        return none.with(capabilities, classes);
    }

    /**
     * These, and others for more classes.
     *
     * @param capabilities what can be done
     * @param classes for which instruments; replaces what was said of them
     * @return the capabilities
     */
    public Capabilities with(Set<Capability> capabilities, AssetClass... classes) {
        Map<AssetClass, Set<Capability>> all = new EnumMap<>(AssetClass.class);
        all.putAll(byClass);
        EnumSet<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(capabilities);
        for (AssetClass assetClass : classes) {
            all.put(assetClass, Collections.unmodifiableSet(copy));
        }
        return new Capabilities(all);
    }

    /**
     * Whether something can be done.
     *
     * @param assetClass for which instruments
     * @param capability what
     * @return true if it can
     */
    public boolean has(AssetClass assetClass, Capability capability) {
        Set<Capability> known = byClass.get(assetClass);
        return known != null && known.contains(capability);
    }

    /**
     * The classes that are traded at all.
     *
     * @return in the order of the enum
     */
    public Set<AssetClass> assetClasses() {
        return Collections.unmodifiableSet(byClass.keySet());
    }

    /**
     * What can be done for a class.
     *
     * @param assetClass for which instruments
     * @return in the order of the enum; empty if it is not traded
     */
    public Set<Capability> of(AssetClass assetClass) {
        return byClass.getOrDefault(assetClass, Collections.emptySet());
    }

    @Override
    public String toString() {
        return byClass.toString();
    }
}
