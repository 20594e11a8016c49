package dev.rapport.api.infrastructure.http.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are answered: names in snake_case, what is not {@code @Nullable} is
 * always there, and what is may be null, or absent where the record leaves nulls out.
 */
final class RecordSchemas extends ModelResolver {

  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
  private static final String REFERENCE = "#/components/schemas/";
  private static final String NULL = "null";

  RecordSchemas() {
    super(
        new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING),
        new SchemaNames());
  }

  @Override
  @SuppressWarnings("rawtypes") // as inherited
  public @Nullable Schema resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    Schema<?> found = super.resolve(type, context, next);
    Class<?> described = _mapper.constructType(type.getType()).getRawClass();
    Schema<?> model = found == null ? null : model(found, context);
    if (described.isRecord() && model != null && model.getProperties() != null) {
      describe(described, model);
    }
    return found;
  }

  private static @Nullable Schema<?> model(Schema<?> found, ModelConverterContext context) {
    String reference = found.get$ref();
    return reference == null
        ? found
        : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
  }

  @SuppressWarnings("rawtypes") // Swagger's model is
  private static void describe(Class<?> described, Schema<?> model) {
    Map<String, Schema> properties = model.getProperties();
    boolean leavesNullsOut = described.isAnnotationPresent(JsonInclude.class);
    for (RecordComponent component : described.getRecordComponents()) {
      String name = NAMES.translate(component.getName());
      Schema<?> property = properties.get(name);
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        describe(component.getType(), model);
      } else if (property != null && isAlwaysThere(component)) {
        require(model, name);
      } else if (property != null && !leavesNullsOut) {
        properties.put(name, orNull(property));
      }
    }
  }

  private static boolean isAlwaysThere(RecordComponent component) {
    var described =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        || (described != null && described.requiredMode() == RequiredMode.REQUIRED);
  }

  private static void require(Schema<?> model, String name) {
    if (model.getRequired() == null || !model.getRequired().contains(name)) {
      model.addRequiredItem(name);
    }
  }

  /** The same, or null. A reference and a list of values have no room for it themselves. */
  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() == null && property.getEnum() == null) {
      if (property.getTypes() != null) {
        property.addType(NULL);
      }
      return property;
    }
    Schema<?> nothing = new Schema<>(SpecVersion.V31);
    nothing.addType(NULL);
    Schema<?> either = new Schema<>(SpecVersion.V31).anyOf(List.of(property, nothing));
    // Where a record is unwrapped into another, its properties go by this name.
    either.setName(property.getName());
    return either;
  }
}
