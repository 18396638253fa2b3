package io.otrep.samples.architecture;

import java.util.List;

/** Which packages a module may fill. */
final class PackageTable {
    private static final List<String> API_PACKAGES =
            List.of("market", "order", "account", "broker", "risk", "strategy", "portfolio", "journal", "bus", "store");

    private PackageTable() {}

    /** {@code otrep-core} gives {@code io.otrep.core}, {@code otrep-broker-alpaca} gives {@code io.otrep.alpaca}. */
    static String rootPackageOf(String module) {
        return switch (module) {
            case "otrep-broker-support" -> "io.otrep.broker.support";
            case "otrep-broker-tck" -> "io.otrep.broker.tck";
            case "otrep-venue-sim" -> "io.otrep.venue.sim";
            default -> "io.otrep." + module.replaceFirst("^otrep-(broker-)?", "");
        };
    }

    static boolean allows(String module, String packageName) {
        if (module.equals("otrep-api")) {
            return API_PACKAGES.stream().anyMatch(name -> isApiPackage("io.otrep." + name, packageName));
        }
        String root = rootPackageOf(module);
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    private static boolean isApiPackage(String owned, String packageName) {
        return packageName.equals(owned) || packageName.equals(owned + ".internal");
    }

    /** The module part of an internal package: {@code io.otrep.core.internal.queue} belongs to {@code io.otrep.core}. */
    static boolean isInternal(String packageName) {
        return (packageName + ".").contains(".internal.");
    }
}
