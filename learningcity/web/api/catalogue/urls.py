"""The operations of the catalogue, to be added to the API."""

from ninja import Router

from learningcity.web.api.catalogue import activities, answers, goals, lessons, partners, paths, places

router = Router()
router.add_router("", activities.router)
router.add_router("", answers.router)
router.add_router("", goals.router)
router.add_router("", lessons.router)
router.add_router("", partners.router)
router.add_router("", paths.router)
router.add_router("", places.router)
