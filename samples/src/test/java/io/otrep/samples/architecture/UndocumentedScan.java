package io.otrep.samples.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Lists the public and protected types and methods of one module that have no doc comment. */
final class UndocumentedScan extends TreePathScanner<Void, ClassTree> {
    private final Sources sources;
    private final List<String> types = new ArrayList<>();
    private final List<String> members = new ArrayList<>();

    private UndocumentedScan(Sources sources) {
        this.sources = sources;
    }

    static UndocumentedScan of(Sources sources) {
        UndocumentedScan scan = new UndocumentedScan(sources);
        for (CompilationUnitTree unit : sources.units()) {
            scan.scan(unit, null);
        }
        return scan;
    }

    List<String> types() {
        return types;
    }

    List<String> members() {
        return members;
    }

    @Override
    public Void visitClass(ClassTree type, ClassTree owner) {
        if (!isVisible(type.getModifiers(), owner)) {
            return null;
        }
        note(types, type, type.getSimpleName().toString());
        return super.visitClass(type, type);
    }

    @Override
    public Void visitMethod(MethodTree method, ClassTree owner) {
        if (owner != null && isVisible(method.getModifiers(), owner) && needsWords(method, owner)) {
            note(members, method, owner.getSimpleName() + "." + method.getName());
        }
        return null;
    }

    /** A record's constructor and accessors are described by the record's {@code @param} lines. */
    private static boolean needsWords(MethodTree method, ClassTree owner) {
        boolean ofRecord = owner.getKind() == Tree.Kind.RECORD;
        boolean constructor = method.getName().contentEquals("<init>");
        return !isOverride(method) && !(ofRecord && constructor);
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private static boolean isVisible(ModifiersTree modifiers, ClassTree owner) {
        Set<Modifier> flags = modifiers.getFlags();
        boolean inInterface = owner != null
                && (owner.getKind() == Tree.Kind.INTERFACE || owner.getKind() == Tree.Kind.ANNOTATION_TYPE);
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || inInterface && !flags.contains(Modifier.PRIVATE);
    }

    private void note(List<String> list, Tree tree, String name) {
        if (sources.docs().getDocComment(getCurrentPath()) == null) {
            list.add(sources.place(getCurrentPath().getCompilationUnit(), tree) + " " + name);
        }
    }
}
