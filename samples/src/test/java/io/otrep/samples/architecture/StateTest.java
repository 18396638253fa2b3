package io.otrep.samples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing static can change, so eight engines share one virtual machine without knowing of each other.
 *
 * <p>Byte code does not tell an unmodifiable {@code List} from another, so static fields are judged twice: by declared
 * type here, and by how the source makes and uses them in {@link StaticStateScan}.
 */
class StateTest {
    private static final Set<String> MUTABLE_TYPES = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.PriorityQueue",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.EnumMap",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.EnumSet",
            "java.util.BitSet",
            "java.util.Properties",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Date",
            "java.util.Calendar",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.ThreadLocal");

    private final JavaClasses library = Library.classes();

    static List<String> modules() {
        return Library.modules();
    }

    @Test
    void noStaticFieldCanBeAssignedTwice() {
        noFields()
                .that(describe("are written by people", StateTest::isHandWritten))
                .and()
                .areStatic()
                .should()
                .notBeFinal()
                .because("there is no static mutable state below the edge")
                .check(library);
    }

    @Test
    void noStaticFieldHoldsSomethingMutable() {
        noFields()
                .that(describe("are written by people", StateTest::isHandWritten))
                .and()
                .areStatic()
                .should()
                .haveRawType(describe("mutable", StateTest::isMutable))
                .because("there is no static mutable state below the edge")
                .allowEmptyShould(true)
                .check(library);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void staticArrayIsOnlyReadAndNoStaticCollectionIsMutable(String module) {
        assertThat(StaticStateScan.faults(Sources.of(module))).isEmpty();
    }

    @Test
    void scanSeesEveryWayToChangeWhatIsStatic(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("Tables.java");
        Files.writeString(file, """
                class Tables {
                    static final int[] OPEN = {1};
                    private static final int[] A = new int[2];
                    static { A[0] = 1; }
                    int read(int i) { for (int a : A) { i += a; } return A[i] + A.length + A.clone()[0]; }
                    void write() { A[0] = 2; }
                    void add() { A[0] += 2; }
                    void step() { A[0]++; }
                    int[] give() { return A; }
                    void lend() { java.util.Arrays.fill(A, 0); }
                    void alias() { int[] b = Tables.A; }
                    static final java.util.Map<String, String> SEEN = new java.util.concurrent.ConcurrentHashMap<>();
                    static final java.util.List<String> SHARED = new ArrayList<String>();
                    static final java.util.List<String> FIXED = java.util.List.of();
                }
                """);

        List<String> faults = StaticStateScan.faults(Sources.parse(List.of(file)));

        assertThat(faults)
                .extracting(fault -> fault.replaceAll(".*:(\\d+) .*", "$1"))
                .containsExactly("2", "6", "7", "8", "9", "10", "11", "12", "13");
    }

    @Test
    void libraryNeverPrints() {
        noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .because("a library does not print")
                .check(library);
    }

    @Test
    void slf4jIsTheOnlyLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.commons.logging..")
                .because("slf4j-api is the only logging interface")
                .check(library);
    }

    @Test
    void nobodyEndsTheVirtualMachine() {
        noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("the host owns its process")
                .check(library);
    }

    @Test
    void noMethodIsSynchronized() {
        methods()
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("a named lock shows what it guards, and does not pin a virtual thread")
                .check(library);
    }

    private static boolean isHandWritten(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().contains("$");
    }

    private static boolean isMutable(JavaClass type) {
        return MUTABLE_TYPES.stream().anyMatch(type::isAssignableTo)
                || type.getPackageName().startsWith("java.util.concurrent") && !type.isEnum();
    }
}
