package dev.rapport.api.infrastructure.http.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the page; what it shows it asks for with the operator's own token. */
@Configuration(proxyBeanMethods = false)
public class PageWiring implements WebMvcConfigurer {

  /** Only what comes from here runs, and nobody frames it. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addRedirectViewController("/ops", "/ops/");
    views.addViewController("/ops/").setViewName("forward:/ops/index.html");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry resources) {
    resources
        .addResourceHandler("/ops/**")
        .addResourceLocations("classpath:/ops-page/")
        .setCacheControl(CacheControl.noCache());
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new ContentPolicy()).addPathPatterns("/ops", "/ops/**");
  }

  private static final class ContentPolicy implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      response.setHeader("Content-Security-Policy", CONTENT_POLICY);
      response.setHeader("Referrer-Policy", "no-referrer");
      return true;
    }
  }
}
