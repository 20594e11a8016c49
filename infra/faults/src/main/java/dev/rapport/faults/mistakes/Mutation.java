package dev.rapport.faults.mistakes;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One change to one class while it loads. A mutation that finds nothing to change is an error: a
 * mistake that is not built in would be a guard that cannot fail.
 *
 * @param owner binary name of the class, with slashes
 */
public record Mutation(String owner, Change change) {

  /** What is changed. */
  public sealed interface Change {

    /** The method answers null and does nothing. */
    record AnswerNull(String method) implements Change {}

    /** The method does nothing. */
    record DoNothing(String method) implements Change {}

    /** The method answers a constant of an enum. */
    record AnswerConstant(String method, String type, String constant) implements Change {}

    /** Whatever a call answers is taken for null. */
    record ForgetAnswer(String called) implements Change {}

    /** Another constant of the same type is read. */
    record OtherConstant(String constant, String instead) implements Change {}

    /** A text, mostly SQL, reads otherwise. */
    record OtherText(String text, String instead) implements Change {}

    /** A transaction's work is done without the transaction. */
    record NoTransaction() implements Change {}
  }

  private static final ClassDesc AGENT = ClassDesc.of("dev.rapport.faults.mistakes.MistakeAgent");

  /** The class, changed. */
  byte[] applyTo(byte[] original, ClassLoader loader) {
    ClassFile files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    AtomicInteger changes = new AtomicInteger();
    byte[] changed = files.transformClass(files.parse(original), transform(changes));
    if (changes.get() == 0) {
      throw new IllegalStateException("nothing to change in " + owner + ": " + change);
    }
    return changed;
  }

  private ClassTransform transform(AtomicInteger changes) {
    return switch (change) {
      case Change.AnswerNull(String method) ->
          body(method, changes, (code, _) -> code.aconst_null().areturn());
      case Change.DoNothing(String method) -> body(method, changes, (code, _) -> code.return_());
      case Change.AnswerConstant(String method, String type, String constant) ->
          body(
              method,
              changes,
              (code, _) -> code.getstatic(type(type), constant, type(type)).areturn());
      case Change.ForgetAnswer(String called) -> inside(forget(called, changes));
      case Change.OtherConstant(String constant, String instead) ->
          inside(otherConstant(constant, instead, changes));
      case Change.OtherText(String text, String instead) ->
          inside(otherText(text, instead, changes));
      case Change.NoTransaction() -> inside(noTransaction(changes));
    };
  }

  private static ClassDesc type(String binaryName) {
    return ClassDesc.ofInternalName(binaryName);
  }

  private static ClassTransform inside(CodeTransform transform) {
    return ClassTransform.transformingMethodBodies(transform);
  }

  /** Replaces a method's whole body when its first element comes by. */
  private static ClassTransform body(
      String method, AtomicInteger changes, CodeTransform replacement) {
    return (builder, element) -> {
      if (element instanceof MethodModel model && model.methodName().equalsString(method)) {
        changes.incrementAndGet();
        builder.transformMethod(
            model,
            (methodBuilder, part) -> {
              if (part instanceof CodeModel code) {
                methodBuilder.withCode(
                    codeBuilder -> replacement.accept(codeBuilder, code.elementList().getFirst()));
              } else {
                methodBuilder.with(part);
              }
            });
      } else {
        builder.with(element);
      }
    };
  }

  private static CodeTransform forget(String called, AtomicInteger changes) {
    return (code, element) -> {
      code.with(element);
      if (element instanceof InvokeInstruction call && call.name().equalsString(called)) {
        changes.incrementAndGet();
        code.pop().aconst_null();
      }
    };
  }

  private static CodeTransform otherConstant(
      String constant, String instead, AtomicInteger changes) {
    return (code, element) -> {
      if (element instanceof FieldInstruction field && field.name().equalsString(constant)) {
        changes.incrementAndGet();
        code.getstatic(field.owner().asSymbol(), instead, field.typeSymbol());
      } else {
        code.with(element);
      }
    };
  }

  private static CodeTransform otherText(String text, String instead, AtomicInteger changes) {
    return (code, element) -> {
      if (element instanceof LoadConstantInstruction load
          && load.constantValue() instanceof String loaded
          && loaded.contains(text)) {
        changes.incrementAndGet();
        code.loadConstant(loaded.replace(text, instead));
      } else {
        code.with(element);
      }
    };
  }

  private static CodeTransform noTransaction(AtomicInteger changes) {
    MethodTypeDesc type =
        MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
    return (code, element) -> {
      if (element instanceof InvokeInstruction call
          && call.owner().asInternalName().endsWith("/TransactionTemplate")
          && call.name().equalsString("execute")) {
        changes.incrementAndGet();
        code.invokestatic(AGENT, "withoutTransaction", type);
      } else {
        code.with(element);
      }
    };
  }
}
