"""Addresses of the pages that show several apps; the challenge's own page comes last."""

from django.urls import URLPattern, URLResolver, path

from susi.pages.views.case_page import case_page, case_preview
from susi.pages.views.challenge_page import challenge_page
from susi.pages.views.desk import desk
from susi.pages.views.home import home
from susi.pages.views.legal import about, accessibility, privacy
from susi.pages.views.machines import health, robots, sitemap
from susi.pages.views.my_challenge import my_challenge, my_challenge_live
from susi.pages.views.ready import challenge_open, challenge_ready
from susi.pages.views.social_card import social_card
from susi.pages.views.style import style_page

# Without a language in front: robots, sitemap, health.
unprefixed: list[URLPattern | URLResolver] = [
    path("halsa/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("om/", about, name="about"),
    path("stil/", style_page, name="style_page"),
    path("tillganglighet/", accessibility, name="accessibility"),
    path("uppgifter/", privacy, name="privacy"),
    path("min/", my_challenge, name="my_challenge"),
    path("min/<row:pk>/nu/", my_challenge_live, name="my_challenge_live"),
    path("forskare/<row:pk>/granska/", case_preview, name="case_preview"),
    path("arr/", desk, name="desk"),
    path("arr/<slug:challenge>/klar/", challenge_ready, name="challenge_ready"),
    path("arr/<slug:challenge>/oppna/", challenge_open, name="challenge_open"),
    path("<slug:challenge>/kort.png", social_card, name="social_card"),
    path("<slug:challenge>/case/<slug:case>/", case_page, name="case_page"),
    path("<slug:challenge>/", challenge_page, name="challenge_page"),
]
