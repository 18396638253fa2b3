package io.otrep.samples.architecture;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * Lists static arrays that could change after their class is initialised, and static fields made of a mutable collection.
 *
 * <p>A static array passes when it is private and final and only read: an element, its length, a copy, a loop over it, an
 * argument of {@code Arrays}. Writing an element outside a static initialiser, handing the array out or hiding it behind
 * another name is listed. A collection is listed when it is made mutable on the spot, whatever its declared type. Names are taken as they stand, so a local variable should not share a constant's name.
 */
final class StaticStateScan extends TreePathScanner<Void, Void> {
    private static final Pattern COLLECTION = Pattern.compile("(java\\.util\\.(concurrent\\.)?)?"
            + "(Array|Linked|Hash|LinkedHash|Tree|Enum|IdentityHash|WeakHash|Priority|Concurrent\\w*|CopyOnWrite\\w*)"
            + "(List|Map|Set|Deque|Queue)(<.*>)?");

    private final Sources sources;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> constants = new HashSet<>();

    private StaticStateScan(Sources sources) {
        this.sources = sources;
    }

    static List<String> faults(Sources sources) {
        StaticStateScan scan = new StaticStateScan(sources);
        for (CompilationUnitTree unit : sources.units()) {
            scan.constants.clear();
            unit.getTypeDecls().forEach(scan::collect);
            scan.scan(unit, null);
        }
        return scan.faults;
    }

    private void collect(Tree tree) {
        if (tree instanceof ClassTree type) {
            type.getMembers().forEach(this::collect);
        } else if (tree instanceof VariableTree field && isStaticArray(field)) {
            constants.add(field.getName().toString());
        }
    }

    private static boolean isStaticArray(VariableTree field) {
        return field.getType() != null
                && field.getType().getKind() == Tree.Kind.ARRAY_TYPE
                && field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
        if (isStaticArray(field)
                && !field.getModifiers().getFlags().containsAll(Set.of(Modifier.PRIVATE, Modifier.FINAL))) {
            fault(field, field.getName() + " is a static array that is not private and final");
        }
        if (isStatic(field) && field.getInitializer() instanceof NewClassTree made && isMutableCollection(made)) {
            fault(field, field.getName() + " is static and holds a mutable collection");
        }
        return super.visitVariable(field, unused);
    }

    private boolean isStatic(VariableTree field) {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree
                && field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private static boolean isMutableCollection(NewClassTree made) {
        return COLLECTION.matcher(made.getIdentifier().toString()).matches();
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void unused) {
        if (constants.contains(name.getName().toString()) && !inStaticInitialiser() && !isRead(getCurrentPath())) {
            fault(name, name.getName() + " is written, handed out or given another name");
        }
        return super.visitIdentifier(name, unused);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void unused) {
        boolean constant = constants.contains(select.getIdentifier().toString());
        if (constant && !inStaticInitialiser() && !isRead(getCurrentPath())) {
            fault(select, select.getIdentifier() + " is written, handed out or given another name");
        }
        return super.visitMemberSelect(select, unused);
    }

    private boolean isRead(TreePath path) {
        Tree self = path.getLeaf();
        Tree parent = path.getParentPath().getLeaf();
        if (parent instanceof ArrayAccessTree access && access.getExpression() == self) {
            return isElementRead(path.getParentPath());
        }
        return parent instanceof MemberSelectTree
                || parent instanceof EnhancedForLoopTree loop && loop.getExpression() == self
                || parent instanceof MethodInvocationTree call && isOfArrays(call.getMethodSelect());
    }

    private boolean isElementRead(TreePath element) {
        Tree self = element.getLeaf();
        Tree parent = element.getParentPath().getLeaf();
        if (parent instanceof ArrayAccessTree access && access.getExpression() == self) {
            return isElementRead(element.getParentPath());
        }
        return !(parent instanceof AssignmentTree assignment && assignment.getVariable() == self)
                && !(parent instanceof CompoundAssignmentTree update && update.getVariable() == self)
                && !(parent instanceof UnaryTree unary && isStep(unary));
    }

    private static boolean isStep(UnaryTree unary) {
        return switch (unary.getKind()) {
            case POSTFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT -> true;
            default -> false;
        };
    }

    private static boolean isOfArrays(ExpressionTree method) {
        return Set.of("Arrays.binarySearch", "Arrays.copyOf", "Arrays.copyOfRange", "Arrays.stream", "List.of")
                .contains(method.toString());
    }

    private boolean inStaticInitialiser() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof BlockTree block
                    && block.isStatic()
                    && path.getParentPath().getLeaf() instanceof ClassTree) {
                return true;
            }
        }
        return false;
    }

    private void fault(Tree tree, String what) {
        faults.add(sources.place(getCurrentPath().getCompilationUnit(), tree) + " " + what);
    }
}
